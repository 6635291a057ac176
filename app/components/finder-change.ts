import type { Filter } from "~/domain/finding/filter";
import type { MapView } from "~/map/map-props";
import type { FinderData, FinderItem } from "./finder-data";

export type FinderState = {
  /** the last answer; stays while the next one is on its way */
  finder: FinderData;
  /** as it was chosen, which the answer may still have to follow */
  filter: Filter;
  /** of all pages so far */
  items: readonly FinderItem[];
  page: number;
  /** without the map */
  list: boolean;
  view: MapView;
  /** whether the map already stands where the filter says */
  stays: boolean;
  /** what is on its way */
  asking: "needs" | "more" | null;
  /** what did not arrive */
  failed: "needs" | "more" | null;
};

export type Change =
  | { type: "choose"; filter: Filter; list: boolean; byHand: boolean }
  | { type: "asksMore" | "asksAgain" }
  | { type: "answer"; finder: FinderData }
  | { type: "more"; finder: FinderData }
  | { type: "failed" };

export function begun({ finder, list }: { finder: FinderData; list: boolean }): FinderState {
  const { filter, items, page } = finder;
  const view = viewOf(finder, null);
  return { ...{ finder, filter, items, page, list, view }, stays: false, asking: null, failed: null };
}

export function after(state: FinderState, change: Change): FinderState {
  switch (change.type) {
    case "choose": {
      const { filter, list, byHand } = change;
      const stays = byHand || (filter.bbox !== null && same(filter.bbox, state.filter.bbox));
      return { ...state, filter, list, stays, asking: "needs", failed: null };
    }
    case "asksAgain":
      return { ...state, asking: "needs", failed: null };
    case "asksMore":
      return { ...state, asking: "more", failed: null };
    case "failed":
      return { ...state, asking: null, failed: state.asking };
    case "more": {
      const known = new Set(state.items.map(({ need }) => need.id));
      const added = change.finder.items.filter(({ need }) => !known.has(need.id));
      const { page, pages } = change.finder;
      const finder = { ...state.finder, pages };
      return { ...state, finder, items: [...state.items, ...added], page, asking: null };
    }
    case "answer": {
      const { finder } = change;
      const view = viewOf(finder, state);
      return { ...state, finder, items: finder.items, page: finder.page, view, asking: null };
    }
  }
}

/** The map goes only where an answer says that it should be elsewhere than where it was sent last. */
function viewOf({ map: { centre, zoom }, filter }: FinderData, before: FinderState | null): MapView {
  if (before?.stays) return before.view;
  const view = { centre, zoom, bounds: filter.bbox };
  const untouched = before?.finder.filter.bbox === null && filter.bbox === null;
  return before && untouched && same(before.view, view) ? before.view : view;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
