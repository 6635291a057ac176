import { Link, useSearchParams } from "@remix-run/react";
import { forwardRef } from "react";
import { useLocale, useT } from "~/i18n/context";
import { reasonsLine } from "~/i18n/reasons";
import { LinkButton } from "./button";
import { EmptyState } from "./empty-state";
import type { FinderData, FinderItem } from "./finder-data";
import { Icon } from "./icon";
import { NeedCard } from "./need-card";
import { sentence } from "./sentence";

type FinderListProps = { finder: FinderData; selected: FinderItem | null };

export const FinderList = forwardRef<HTMLElement, FinderListProps>(function FinderList(
  { finder, selected },
  ref,
) {
  const { items, now } = finder;
  const before = items.slice(0, invitationAfter);
  const after = items.slice(invitationAfter);
  const card = (item: FinderItem) => (
    <li key={item.need.id}>
      <FinderCard item={item} now={now} active={item.need.id === selected?.need.id} />
    </li>
  );
  return (
    <section className="finder-list" ref={ref} aria-labelledby="finder-title">
      <div className="sheet-handle" aria-hidden="true" />
      <h1 id="finder-title" aria-live="polite">
        <ListTitle finder={finder} />
      </h1>
      {finder.municipality && <p className="muted">{finder.municipality}</p>}
      {selected && (
        <div className="finder-peek">
          <FinderCard item={selected} now={now} active />
        </div>
      )}
      {items.length === 0 && <NothingFound finder={finder} />}
      <ul className="need-list">
        {before.map(card)}
        {!finder.resident && items.length > 0 && (
          <li>
            <JoinInvitation />
          </li>
        )}
        {after.map(card)}
      </ul>
      <Municipalities finder={finder} />
    </section>
  );
});

/** The way to the other municipalities of this installation, where there are any. */
function Municipalities({ finder }: { finder: FinderData }) {
  const t = useT();
  const { municipalities, municipality } = finder;
  if (municipalities.length === 0) return null;
  return (
    <nav className="finder-municipalities" aria-label={t("municipality.page.others")}>
      <ul className="link-list">
        {municipality && (
          <li>
            <Link to="/">
              <Icon name="map" />
              {t("municipality.page.all")}
              <Icon name="chevronRight" />
            </Link>
          </li>
        )}
        {municipalities.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/m/${slug}`}>
              <Icon name="pin" />
              {name}
              <Icon name="chevronRight" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Not the first thing, so that the needs are. */
const invitationAfter = 3;

function ListTitle({ finder }: { finder: FinderData }) {
  const t = useT();
  const { items, filter, where, total } = finder;
  if (items.length === 0 && total > 0) return t("home.nothing.title");
  const count = items.filter((item) => item.need.status === "open").length;
  if (filter.km !== null && where) return t("home.count.aroundPlace", { count, km: filter.km, place: where });
  if (filter.km !== null) return t("home.count.around", { count, km: filter.km });
  return where ? t("home.count.from", { count, place: where }) : t("home.count.open", { count });
}

function FinderCard({ item, now, active }: { item: FinderItem; now: string; active: boolean }) {
  const t = useT();
  const locale = useLocale();
  const { need, distance, reasons } = item;
  return (
    <div className="fit-card" data-fits={reasons !== null}>
      <NeedCard
        need={need}
        href={`/help/${need.id}`}
        now={now}
        distance={distance}
        fits={reasons !== null}
        active={active}
        headingLevel={2}
      />
      {reasons && <p className="fit-card-why">{sentence(reasonsLine(reasons, need.category, t, locale))}</p>}
    </div>
  );
}

function JoinInvitation() {
  const t = useT();
  return (
    <div className="join-invitation">
      <p>
        <strong>{t("home.join.title")}</strong>
        <br />
        {t("home.join.text")}
      </p>
      <LinkButton to="/join">{t("common.nav.join")}</LinkButton>
    </div>
  );
}

/** Says what stands in the way, and takes it away in one tap. */
function NothingFound({ finder }: { finder: FinderData }) {
  const t = useT();
  const [params] = useSearchParams();
  const { widen, total, resident, path } = finder;
  if (total === 0) {
    return (
      <EmptyState
        title={t("home.empty.title")}
        action={!resident && <LinkButton to="/join">{t("common.nav.join")}</LinkButton>}
      >
        {t(resident ? "home.empty.resident" : "home.empty.text")}
      </EmptyState>
    );
  }
  return (
    <div className="stack-tight">
      <p className="muted">{t("home.nothing.text")}</p>
      {widen.map(({ drop, count }) => (
        <LinkButton key={drop} variant="secondary" full to={`${path}?${without(params, drop)}`}>
          {t(`home.nothing.${drop}`, { count })}
        </LinkButton>
      ))}
    </div>
  );
}

function without(params: URLSearchParams, drop: FinderData["widen"][number]["drop"]): URLSearchParams {
  const wider = new URLSearchParams(params);
  for (const name of drop === "all" ? ["km", "category", "fits"] : [drop]) wider.delete(name);
  return wider;
}
