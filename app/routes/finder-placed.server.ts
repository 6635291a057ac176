import { type ClusterIndex, clusterIndex } from "~/domain/finding/cluster-index";
import type { MapPoint } from "~/domain/finding/clusters";
import { type Filter, filterSearch } from "~/domain/finding/filter";
import { kept as keptOf } from "~/domain/finding/keeps";
import type { Seen } from "~/domain/finding/seen";
import type { View } from "./finder-view.server";
import { remembering } from "./remember.server";

/** What of a view has a place and is left by a filter, the map's edges aside. */
export type Kept = { view: View; key: string; placed: Seen[] };

export type Clusters = { kept: Kept; index: ClusterIndex; byId: Map<string, Seen> };

const keptViews = remembering<Kept>(30);
/** Few: the clusters of ten thousand needs take some megabytes. */
const clusters = remembering<Clusters>(8);

export function placedIn(view: View, filter: Filter): Kept {
  const everywhere = { ...filter, bbox: null };
  const key = `${view.key} ${filterSearch(everywhere)}`;
  return keptViews(
    key,
    (kept) => kept.view === view,
    () => {
      const all = keptOf(view.columns, everywhere).flatMap((at) => view.seen[at] ?? []);
      return { view, key, placed: all.filter(({ need }) => need.place.point !== null) };
    },
  );
}

/** A signup changes neither the places nor the order, so that most changes leave the clusters as they are. */
export function clustersOf(kept: Kept): Clusters {
  return clusters(
    kept.key,
    (known) => known.kept === kept,
    (before) => {
      const byId = new Map(kept.placed.map((seen) => [seen.need.id, seen]));
      const same = before && lieAlike(before.kept.placed, kept.placed);
      return { kept, byId, index: same ? before.index : clusterIndex(kept.placed.flatMap(pointOf)) };
    },
  );
}

function lieAlike(before: readonly Seen[], after: readonly Seen[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ need: a }, nr) => {
      const b = after[nr]?.need;
      if (a === b) return true;
      if (!b || a.id !== b.id || a.category !== b.category || a.urgency !== b.urgency) return false;
      return a.place.point?.lat === b.place.point?.lat && a.place.point?.lon === b.place.point?.lon;
    })
  );
}

/** `when` depends on the language: it is added where points leave the server. */
export function pointOf({ need, facts }: Seen): MapPoint[] {
  const { id, title, category, urgency, place } = need;
  if (!place.point) return [];
  const { lat, lon } = place.point;
  const exact = place.kind !== "private";
  return [
    {
      id,
      title,
      category,
      lat,
      lon,
      exact,
      placesLeft: facts.placesLeft,
      urgent: urgency === "urgent",
      when: "",
    },
  ];
}
