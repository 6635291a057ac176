import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Notice } from "./notice";

/** Only when somebody should look: two nights without a backup. */
export function BackupNotice({ backup }: { backup: { at: Date | string | null; late: boolean } }) {
  const t = useT();
  const locale = useLocale();
  if (!backup.late) return null;
  return (
    <Notice
      kind="warn"
      reason="backup-late"
      title={t(backup.at ? "report.backup.late" : "report.backup.never")}
    >
      {backup.at
        ? t("report.backup.lateText", { day: formatDay(backup.at, locale, "long") })
        : t("report.backup.neverText")}
    </Notice>
  );
}
