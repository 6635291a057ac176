import { memo, useEffect, useRef } from "react";
import type { MapPoint } from "~/domain/finding/clusters";
import { useLocale, useT } from "~/i18n/context";
import { reasonsLine } from "~/i18n/reasons";
import { addressOf } from "./finder-choices";
import type { FinderItem } from "./finder-data";
import { FinderFailure, JoinInvitation, NothingFound, TellMe } from "./finder-notes";
import { Municipalities } from "./finder-places";
import type { FinderControls } from "./finder-state";
import { NeedCard } from "./need-card";
import { sentence } from "./sentence";

type FinderListProps = {
  finder: FinderControls;
  selected: MapPoint | null;
  /** a card is pointed at */
  onPoint: (id: string | null) => void;
  /** Escape in the list, after a mark led there */
  onLeave: () => void;
};

/** Not the first thing, so that the needs are. */
const invitationAfter = 3;

export function FinderList({ finder, selected, onPoint, onLeave }: FinderListProps) {
  const { finder: found, items } = finder.state;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => listening(frame.current, onPoint), [onPoint]);
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => key === "Escape" && onLeave();
    const element = frame.current;
    element?.addEventListener("keydown", leave);
    return () => element?.removeEventListener("keydown", leave);
  }, [onLeave]);
  const card = (item: FinderItem) => (
    <li key={item.need.id}>
      <FinderCard item={item} now={found.now} active={item.need.id === selected?.id} />
    </li>
  );
  const elsewhere = selected && !items.some(({ need }) => need.id === selected.id) ? selected : null;
  return (
    <div ref={frame} className="finder-items">
      {found.municipality && <p className="muted">{found.municipality}</p>}
      <FinderFailure finder={finder} />
      {elsewhere && <BriefCard need={elsewhere} />}
      {items.length === 0 && <NothingFound finder={finder} />}
      <ul className="need-list">
        {items.slice(0, invitationAfter).map(card)}
        {!found.resident && !found.wish && items.length > 0 && (
          <li>
            <JoinInvitation />
          </li>
        )}
        {items.slice(invitationAfter).map(card)}
      </ul>
      <More finder={finder} />
      {items.length > 0 && <TellMe finder={finder} />}
      <Municipalities finder={finder} />
    </div>
  );
}

/** Tells which card is pointed at or has the focus. */
function listening(
  frame: HTMLElement | null,
  onPoint: (id: string | null) => void,
): (() => void) | undefined {
  if (!frame) return;
  const over = ({ target }: Event) =>
    onPoint((target as Element).closest<HTMLElement>("[data-need]")?.dataset.need ?? null);
  const out = () => onPoint(null);
  const listeners = { pointerover: over, pointerleave: out, focusin: over, focusout: out };
  for (const [event, listener] of Object.entries(listeners)) frame.addEventListener(event, listener);
  return () => {
    for (const [event, listener] of Object.entries(listeners)) frame.removeEventListener(event, listener);
  };
}

type FinderCardProps = { item: FinderItem; now: string; active: boolean };

const FinderCard = memo(function FinderCard({ item, now, active }: FinderCardProps) {
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
});

/** What the map knows of a need that the list has farther down. */
function BriefCard({ need: { id, title, when, placesLeft } }: { need: MapPoint }) {
  const t = useT();
  return (
    <article className="need-card need-card-brief" data-need={id} data-active="true">
      <div className="need-card-body">
        <h2 className="need-card-title">
          <a href={`/help/${id}`}>{title}</a>
        </h2>
        <p className="need-card-when">{when}</p>
        <p className="need-card-where">{t("home.placesLeft", { count: placesLeft })}</p>
      </div>
    </article>
  );
}

/** The next thirty: a page of its own without scripts, below the others with them. */
function More({ finder }: { finder: FinderControls }) {
  const t = useT();
  const { items, page, filter, list, asking, failed, finder: found } = finder.state;
  const button = useRef<HTMLAnchorElement>(null);
  const shown = useRef(items.length);
  const pressed = useRef(false);

  useEffect(() => {
    if (pressed.current && items.length > shown.current) {
      const first = items[shown.current]?.need.id;
      const card = first && document.querySelector<HTMLElement>(`.need-list [data-need="${first}"] a`);
      if (card) card.focus();
    }
    if (asking === null) pressed.current = false;
    shown.current = items.length;
  }, [items, asking]);

  if (page >= found.pages) return null;
  return (
    <>
      {failed === "more" && (
        <p className="field-error" role="alert">
          {t("home.failed.more")}
        </p>
      )}
      {asking === "more" && <div className="need-card-ghost" aria-hidden="true" />}
      <a
        ref={button}
        className="button button-secondary button-full"
        href={addressOf(found.path, filter, list, page + 1)}
        aria-busy={asking === "more"}
        onClick={(event) => {
          event.preventDefault();
          if (asking) return;
          pressed.current = true;
          finder.more();
        }}
      >
        {t("home.more", { count: Math.max(0, found.count - items.length - (found.page - 1) * 30) })}
      </a>
    </>
  );
}
