import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { CopyField } from "../copy-field";
import { Icon } from "../icon";
import type { IconName } from "../icon-paths";
import { Notice } from "../notice";
import { type OfficeNav, officeLink } from "./office-nav";

export type Missing = "imprint" | "privacy" | "accessibility" | "first";

export type OverviewData = {
  applied: number;
  showings: number;
  reports: number;
  barriers: number;
  urgent: number;
  approved: number;
  needs: number;
  missing: Missing[];
  applyUrl: string;
};

type Props = { office: OfficeNav; overview: OverviewData };

/** What waits, what is missing before the first need, and how things stand. */
export function Overview({ office, overview }: Props) {
  const t = useT();
  return (
    <>
      {overview.missing.length > 0 && office.administrator && (
        <Checklist office={office} overview={overview} />
      )}
      <Waiting office={office} overview={overview} />
      <section className="section" aria-labelledby="standing-title">
        <h2 id="standing-title">{t("municipality.overview.standing")}</h2>
        <ul className="link-list">
          <Line to={officeLink(office, "/municipality/associations")} icon="users">
            {t("municipality.overview.approved", { count: overview.approved })}
          </Line>
          <Line to={`/m/${office.slug}`} icon="map">
            {t("municipality.overview.needs", { count: overview.needs })}
          </Line>
        </ul>
        <CopyField id="apply-link" label={t("municipality.overview.applyLink")} text={overview.applyUrl} />
      </section>
    </>
  );
}

function Waiting({ office, overview }: Props) {
  const t = useT();
  const { applied, showings, reports, barriers, urgent } = overview;
  const waiting = applied + showings + reports + barriers + urgent;
  const approvals = officeLink(office, "/municipality/approvals");
  return (
    <section className="section" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t("municipality.overview.waiting")}</h2>
      {waiting === 0 && <p className="muted">{t("municipality.overview.nothing")}</p>}
      <ul className={waiting > 0 ? "link-list" : undefined}>
        {urgent > 0 && (
          <Line to={officeLink(office, "/municipality/urgent")} icon="clock">
            {t("municipality.overview.urgent", { count: urgent })}
          </Line>
        )}
        {applied > 0 && (
          <Line to={approvals} icon="userPlus">
            {t("municipality.overview.applied", { count: applied })}
          </Line>
        )}
        {showings > 0 && (
          <Line to={approvals} icon="route">
            {t("municipality.overview.showings", { count: showings })}
          </Line>
        )}
        {reports > 0 && (
          <Line to={officeLink(office, "/municipality/reports")} icon="flag">
            {t("municipality.overview.reports", { count: reports })}
          </Line>
        )}
        {barriers > 0 && (
          <Line to={officeLink(office, "/municipality/barriers")} icon="wheelchair">
            {t("access.waiting", { count: barriers })}
          </Line>
        )}
      </ul>
    </section>
  );
}

function Checklist({ office, overview }: Props) {
  const t = useT();
  const targets: Record<Missing, string> = {
    imprint: `${officeLink(office, "/municipality/settings")}#imprintName`,
    privacy: `${officeLink(office, "/municipality/settings")}#privacyContact`,
    accessibility: `${officeLink(office, "/municipality/settings")}#enforcementBody`,
    first: "#apply-link",
  };
  return (
    <Notice kind="warn" icon="list" title={t("municipality.overview.checklist")}>
      <div className="stack-tight">
        <p>{t("municipality.overview.checklistLead")}</p>
        <ul className="office-checklist">
          {overview.missing.map((missing) => (
            <li key={missing}>
              <Link to={targets[missing]}>{t(`municipality.overview.missing.${missing}`)}</Link>
              <br />
              <span className="small">{t(`municipality.overview.missingHint.${missing}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Notice>
  );
}

function Line({ to, icon, children }: { to: string; icon: IconName; children: string }) {
  return (
    <li>
      <Link to={to}>
        <Icon name={icon} />
        {children}
        <Icon name="chevronRight" />
      </Link>
    </li>
  );
}
