import { useEffect, useRef } from "react";
import type { MapPoint } from "~/domain/finding/clusters";
import { BriefCard, FinderCard } from "./finder-card";
import type { FinderItem } from "./finder-data";
import { More } from "./finder-more";
import { FinderFailure, JoinInvitation, NothingFound, TellMe } from "./finder-notes";
import { Municipalities } from "./finder-places";
import type { FinderControls } from "./finder-state";

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
