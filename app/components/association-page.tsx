import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import type { CalendarDate, Feed } from "./calendar/calendar-data";
import { DateRow } from "./calendar/date-row";
import { SubscribeBox } from "./calendar/subscribe-box";
import { EmptyState } from "./empty-state";
import { Icon } from "./icon";
import { NeedCard } from "./need-card";
import type { NeedSummary } from "./need-summary";
import { BlockForm } from "./report-blocks";

export type AssociationPageData = {
  now: string;
  id: string;
  name: string;
  purpose: string;
  placeName: string;
  /** null: none, or no address a browser could open */
  website: { url: string; host: string } | null;
  municipality: string;
  needs: NeedSummary[];
  dates: CalendarDate[];
  feed: Feed;
  /** null for whom nothing rings */
  blocked: boolean | null;
};

/** Who an association is, what it needs, and when. */
export function AssociationPage({ page }: { page: AssociationPageData }) {
  const t = useT();
  const { id, name, needs, dates, now, blocked } = page;
  return (
    <>
      <Head page={page} />
      <section className="section" aria-labelledby="needs-title">
        {needs.length > 0 ? (
          <>
            <h2 id="needs-title">{t("calendar.association.needs")}</h2>
            <ul className="need-list">
              {needs.map((need) => (
                <li key={need.id}>
                  <NeedCard need={need} href={`/help/${need.id}`} now={now} headingLevel={3} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Nothing name={name} />
        )}
      </section>
      {dates.length > needs.length && (
        <section className="section" aria-labelledby="dates-title">
          <h2 id="dates-title">{t("calendar.association.dates")}</h2>
          <ul className="date-list">
            {dates.map((date) => (
              <li key={date.id}>
                <DateRow date={date} now={now} own />
              </li>
            ))}
          </ul>
        </section>
      )}
      <SubscribeBox feed={page.feed} />
      <div className="stack-tight">
        {blocked !== null && <BlockForm associationId={id} onPage blocked={blocked} />}
        <p>
          <a className="small muted report-link" href={`/report?association=${id}`}>
            {t("calendar.association.report")}
          </a>
        </p>
      </div>
    </>
  );
}

function Head({ page }: { page: AssociationPageData }) {
  const t = useT();
  const { name, purpose, placeName, website, municipality } = page;
  return (
    <header className="page-head">
      <BackLink to="/">{t("help.toList")}</BackLink>
      <h1 dir="auto">{name}</h1>
      <p className="muted">{t("help.approved", { municipality })}</p>
      {purpose && <p className="need-text">{purpose}</p>}
      {(placeName || website) && (
        <ul className="association-facts">
          {placeName && (
            <li className="row">
              <Icon name="pin" />
              <span>{placeName}</span>
            </li>
          )}
          {website && (
            <li className="row">
              <Icon name="world" />
              <a href={website.url} rel="noopener noreferrer nofollow" target="_blank">
                <span className="visually-hidden">{t("calendar.association.website")}: </span>
                {website.host}
              </a>
            </li>
          )}
        </ul>
      )}
    </header>
  );
}

function Nothing({ name }: { name: string }) {
  const t = useT();
  return (
    <EmptyState
      title={<span id="needs-title">{t("calendar.association.none", { name })}</span>}
      action={
        <Link className="button button-secondary" to="/">
          {t("calendar.association.toMap")}
        </Link>
      }
    >
      {t("calendar.association.noneText")}
    </EmptyState>
  );
}
