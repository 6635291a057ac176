import { useT } from "~/i18n/context";
import { LinkButton } from "./button";
import { Notice } from "./notice";
import type { ReportSubjectFacts } from "./report-form";

type Props = { about: ReportSubjectFacts & { contact: string }; answered: boolean };

/** It has arrived: who looks at it, where the answer goes, and whom else one can turn to. */
export function ReportSent({ about, answered }: Props) {
  const t = useT();
  const { subject, id, title, municipality, contact } = about;
  return (
    <>
      <Notice kind="success" title={t("report.sent.title")}>
        <div className="stack-tight">
          <p>{t("report.sent.text", { municipality })}</p>
          <p>{t(answered ? "report.sent.withContact" : "report.sent.withoutContact")}</p>
        </div>
      </Notice>
      <p>{contact ? t("report.sent.single", { contact }) : t("report.sent.noSingle")}</p>
      <div className="row">
        {subject !== "association" && title !== null && (
          <LinkButton variant="secondary" to={`/help/${id}`}>
            {t("report.sent.backNeed")}
          </LinkButton>
        )}
        <LinkButton variant="secondary" to="/">
          {t("report.sent.back")}
        </LinkButton>
      </div>
    </>
  );
}
