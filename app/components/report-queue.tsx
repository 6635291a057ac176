import { Link } from "@remix-run/react";
import type { ReportCategory, ReportDecision, ReportSubject } from "~/domain/reports";
import { useLocale, useT } from "~/i18n/context";
import { formatDay } from "~/i18n/format";
import { Badge } from "./badge";
import { EmptyState } from "./empty-state";
import { Icon } from "./icon";
import { type OfficeNav, officeLink } from "./municipality/office-nav";

export type ReportRow = {
  id: string;
  subject: ReportSubject;
  category: ReportCategory;
  title: string;
  createdAt: string;
  decision: ReportDecision | null;
};

type Props = { office: OfficeNav; shown: "open" | "decided"; reports: readonly ReportRow[] };

/** What waits, oldest first; what was decided, newest first. */
export function ReportQueue({ office, shown, reports }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <section className="stack-tight">
      <ul className="chips">
        {(["open", "decided"] as const).map((one) => (
          <li key={one}>
            <Link
              className="chip"
              to={officeLink(office, "/municipality/reports", one === "open" ? {} : { status: one })}
              aria-current={one === shown ? "page" : undefined}
            >
              {t(`report.queue.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
      {reports.length === 0 && (
        <EmptyState title={t(shown === "open" ? "report.queue.empty" : "report.queue.emptyDecided")}>
          {t(shown === "open" ? "report.queue.emptyText" : "report.queue.emptyDecidedText")}
        </EmptyState>
      )}
      {reports.length > 0 && (
        <ul className="link-list report-queue">
          {reports.map((report) => (
            <li key={report.id}>
              <Link to={officeLink(office, `/municipality/reports/${report.id}`)}>
                <Icon name="flag" />
                <span>
                  <strong>{t(`report.categories.${report.category}`)}</strong>
                  <br />
                  <span className="small">
                    {t(`report.queue.subject.${report.subject}`)}: {report.title}
                  </span>
                  <br />
                  <span className="small muted">
                    {t("report.queue.received", { day: formatDay(report.createdAt, locale) })}
                  </span>
                  {report.decision && (
                    <>
                      {" "}
                      <Badge tone="plain">{t(`report.decision.${report.decision}`)}</Badge>
                    </>
                  )}
                </span>
                <Icon name="chevronRight" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
