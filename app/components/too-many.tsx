import { useT } from "~/i18n/context";
import { Notice } from "./notice";

/** Too many attempts: how long to wait, in seconds or, from two minutes on, in minutes. */
export function TooMany({ seconds }: { seconds: number | null | undefined }) {
  const t = useT();
  if (!seconds) return null;
  const minutes = Math.ceil(seconds / 60);
  return (
    <Notice kind="refusal" reason="too-many" icon="clock" title={t("ways.tooMany.title")}>
      {minutes > 2
        ? t("ways.tooMany.minutes", { count: minutes })
        : t("ways.tooMany.text", { count: seconds })}
    </Notice>
  );
}
