import { useCallback, useEffect, useRef, useState } from "react";
import type { MapPoint } from "~/domain/finding/clusters";
import { useT } from "~/i18n/context";
import type { MapHandle, Moved } from "~/map/map-props";
import { FinderBar } from "./finder-bar";
import type { FinderData } from "./finder-data";
import { FinderList } from "./finder-list";
import { FinderMap } from "./finder-map";
import { FinderSheet } from "./finder-sheet";
import { useFinder } from "./finder-state";
import { ListTitle } from "./finder-title";
import { useSheet } from "./sheet";

/** `list`: without the map. */
export type FinderProps = { finder: FinderData; list: boolean };

/** Map and list as equals: the map fills the phone with the list as a sheet over it; on a desk side by side. */
export function Finder({ finder: first, list: startsAsList }: FinderProps) {
  const finder = useFinder(first, startsAsList);
  const { state } = finder;
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle>(null);
  const sheet = useSheet(frame);
  const [selected, setSelected] = useState<MapPoint | null>(null);

  const { raise } = sheet;
  useEffect(() => {
    if (!selected || !frame.current) return;
    raise("half");
    showCard(frame.current, selected.id);
  }, [selected, raise]);

  const leave = () => {
    if (!selected) return;
    setSelected(null);
    map.current?.focus(selected.id);
  };
  const mark = useCallback((ids: string[]) => markCards(frame.current, ids), []);
  const point = useCallback((id: string | null) => map.current?.point(id), []);
  const moved = ({ bounds, zoom }: Moved) => {
    setSelected(null);
    finder.moved(bounds, zoom);
  };

  return (
    <div
      ref={frame}
      className="finder"
      data-map={state.list ? "off" : "on"}
      data-sheet={sheet.height}
      data-asking={state.asking ?? undefined}
    >
      <FinderBar finder={finder} />
      {!state.list && (
        <FinderMap
          state={state}
          selectedId={selected?.id ?? null}
          onSelect={setSelected}
          onPoint={mark}
          onMove={moved}
          handle={map}
        />
      )}
      <FinderSheet sheet={sheet} title={<ListTitle state={state} />}>
        <FinderList finder={finder} selected={selected} onPoint={point} onLeave={leave} />
      </FinderSheet>
      <Told state={state} />
    </div>
  );
}

/** The one place that says aloud how many there are. */
function Told({ state }: { state: ReturnType<typeof useFinder>["state"] }) {
  const t = useT();
  const { asking, failed, finder } = state;
  return (
    <p className="visually-hidden" role="status">
      {failed
        ? t("home.failed.title")
        : asking === null && finder.total > 0 && t("home.matching", { count: finder.open })}
    </p>
  );
}

/** Scrolls the list to a card and gives it the focus; the card of a need that is not in the list yet is above it. */
function showCard(frame: HTMLElement, id: string): void {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const card = frame.querySelector<HTMLElement>(`.finder-items [data-need="${CSS.escape(id)}"]`);
  const onPhone = getComputedStyle(frame.querySelector(".sheet-grip") ?? frame).display !== "none";
  const behavior = still ? "auto" : "smooth";
  card?.querySelector("a")?.focus({ preventScroll: true });
  if (!onPhone) card?.scrollIntoView({ block: "center", behavior });
  // Only the sheet: to bring a card into view the browser would move the page as well.
  const scroll = onPhone && card?.closest(".finder-scroll");
  if (!card || !scroll) return;
  const above = card.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  scroll.scrollBy({ top: above - 12, behavior });
}

/** Without React: pointing happens often, and the cards stay as they are. */
function markCards(frame: HTMLElement | null, ids: readonly string[]): void {
  for (const card of frame?.querySelectorAll<HTMLElement>(".finder-items [data-need]") ?? []) {
    card.toggleAttribute("data-pointed", ids.includes(card.dataset.need ?? ""));
  }
}
