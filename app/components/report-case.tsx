import { Link } from "@remix-run/react";
import type { ReportCategory, ReportDecision, ReportSubject } from "~/domain/reports";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Icon } from "./icon";
import { Notice } from "./notice";

export type ReportCaseData = {
  id: string;
  subject: ReportSubject;
  category: ReportCategory;
  text: string;
  hasContact: boolean;
  createdAt: string;
  need: { id: string; title: string; text: string; hidden: boolean } | null;
  association: { id: string; name: string; suspended: boolean };
  others: number;
  decided: { decision: ReportDecision; at: string; reason: string } | null;
  choices: ReportDecision[];
};

/** Everything about one report that helps to decide: what is shown to the public, and what was said about it. */
export function ReportCase({ report }: { report: ReportCaseData }) {
  const t = useT();
  const locale = useLocale();
  const { need, association, decided, others } = report;
  return (
    <>
      {decided && (
        <Notice
          kind="success"
          icon="circleCheck"
          title={t("report.case.decidedAt", {
            day: formatDay(decided.at, locale, "long"),
            decision: t(`report.decision.${decided.decision}`),
          })}
        >
          <p className="lines">{decided.reason}</p>
        </Notice>
      )}
      <section className="section" aria-labelledby="saying-title">
        <h2 id="saying-title">{t("report.case.saying")}</h2>
        <p>
          <strong>{t(`report.categories.${report.category}`)}</strong>
        </p>
        <p className="lines">{report.text}</p>
        <p className="small muted">
          {t("report.queue.received", { day: formatDay(report.createdAt, locale, "long") })}
          {" · "}
          {t(report.hasContact ? "report.case.withContact" : "report.case.anonymous")}
        </p>
        {others > 0 && <p>{t("report.case.others", { count: others })}</p>}
      </section>
      <section className="section card" aria-labelledby="what-title">
        <h2 id="what-title">{t("report.case.what")}</h2>
        {need && (
          <>
            <p>
              <strong>{need.title}</strong>
            </p>
            {need.text && <p className="lines">{need.text}</p>}
          </>
        )}
        <p>{t("report.case.by", { name: association.name })}</p>
        {need?.hidden && <p>{t("report.case.hiddenNow")}</p>}
        {association.suspended && <p>{t("report.case.suspendedNow")}</p>}
        {need && !need.hidden && !association.suspended && (
          <p>
            <Link className="row" to={`/help/${need.id}`}>
              <Icon name="eye" />
              {t("report.case.see")}
            </Link>
          </p>
        )}
      </section>
    </>
  );
}
