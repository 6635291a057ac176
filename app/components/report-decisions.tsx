import { Link } from "@remix-run/react";
import type { ReportDecision } from "~/domain/reports";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Notice } from "./notice";

export type TeamDecisionNote = {
  id: string;
  decision: ReportDecision;
  reason: string;
  decidedAt: Date | string;
  needId: string | null;
  title: string | null;
  municipality: string;
  contact: string;
};

/** What the town hall decided about this team's content: what, why, and what can be done about it (article 17). */
export function ReportDecisions({ decisions }: { decisions: readonly TeamDecisionNote[] }) {
  const t = useT();
  const locale = useLocale();
  return decisions.map(({ id, decision, reason, decidedAt, needId, title, municipality, contact }) => {
    const day = formatDay(decidedAt, locale, "long");
    return (
      <Notice
        key={id}
        kind={decision === "restore" ? "info" : "warn"}
        icon="flag"
        title={t("report.team.title", { municipality })}
      >
        <div className="stack-tight">
          <p className="small muted">
            {needId && title !== null ? (
              <Link to={`/association/help/${needId}`}>{t("report.team.need", { title, day })}</Link>
            ) : (
              t("report.team.association", { day })
            )}
          </p>
          <p>{t(`report.team.${decision}`)}</p>
          <p className="lines">{t("report.team.reason", { reason })}</p>
          {decision !== "restore" && (
            <p className="small">
              {t("report.team.remedy")} {contact && t("report.team.contact", { contact })}
            </p>
          )}
        </div>
      </Notice>
    );
  });
}
