import { useEffect, useMemo, useRef, useState } from "react";
import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { LazyHelpMap } from "~/map/lazy-map";
import type { MapNeed } from "~/map/map-props";
import type { FinderData, FinderItem } from "./finder-data";
import { FinderFilters } from "./finder-filters";
import { FinderList } from "./finder-list";
import { mapLabels } from "./map-settings";

/** Map and list as equals: the map fills the phone with the list as a sheet over it; on a desk side by side. */
export function Finder({ finder }: { finder: FinderData }) {
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const selected = finder.items.find((item) => item.need.id === selectedId) ?? null;

  useEffect(() => {
    if (selectedId) showSelected(list.current, selectedId);
  }, [selectedId]);

  return (
    <div className="finder">
      <FinderMap finder={finder} selectedId={selected?.need.id ?? null} onSelect={setSelectedId} />
      <FinderFilters finder={finder} />
      <FinderList ref={list} finder={finder} selected={selected} />
    </div>
  );
}

type FinderMapProps = { finder: FinderData; selectedId: string | null; onSelect: (id: string) => void };

function FinderMap({ finder, selectedId, onSelect }: FinderMapProps) {
  const t = useT();
  const locale = useLocale();
  const { items, now, map, around } = finder;
  const needs = useMemo(() => items.flatMap((item) => mapNeed(item, locale, now)), [items, locale, now]);
  const labels = useMemo(
    () => ({
      ...mapLabels(t),
      pin: (need: MapNeed) =>
        t("home.map.pin", { title: need.title, when: need.when, count: need.placesLeft }),
    }),
    [t],
  );
  return (
    <div className="finder-map">
      <LazyHelpMap
        {...map}
        className="map"
        needs={needs}
        selectedId={selectedId}
        onSelect={onSelect}
        around={around}
        labels={labels}
      />
    </div>
  );
}

function mapNeed({ need }: FinderItem, locale: Locale, now: string): MapNeed[] {
  if (!need.point || need.status !== "open") return [];
  const { id, title, category, point, exact, urgent, shifts } = need;
  const next = shifts.find((shift) => shift.end > now) ?? shifts[0];
  const placesLeft = shifts
    .filter((shift) => shift.end > now)
    .reduce((sum, shift) => sum + Math.max(0, shift.places - shift.taken), 0);
  const when = next ? formatShift(next, locale, now) : "";
  return [{ id, title, category, ...point, exact, placesLeft, when, urgent }];
}

/** On the phone the card lies on top of the sheet, which goes back down; on a desk the list scrolls to it. */
function showSelected(list: HTMLElement | null, id: string): void {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = still ? "auto" : "smooth";
  const peek = list?.querySelector<HTMLElement>(".finder-peek");
  const onPhone = peek !== null && peek !== undefined && peek.offsetParent !== null;
  const card = onPhone ? peek : list?.querySelector<HTMLElement>(`.need-list [data-need="${id}"]`);
  card?.querySelector("a")?.focus({ preventScroll: true });
  if (onPhone) window.scrollTo({ top: 0, behavior });
  else card?.scrollIntoView({ block: "center", behavior });
}
