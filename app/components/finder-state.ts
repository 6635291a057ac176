import { startTransition, useEffect, useReducer, useRef } from "react";
import { type Filter, filterSearch, parseFilter } from "~/domain/finding/filter";
import type { MapView } from "~/map/map-props";
import { addressOf } from "./finder-choices";
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

export type History = "push" | "replace" | "none";

export type FinderControls = ReturnType<typeof useFinder>;

/** The finder in the browser: each choice stands in the address at once, and what it leaves follows. */
export function useFinder(first: FinderData, startsAsList: boolean) {
  const [state, change] = useReducer(after, { finder: first, list: startsAsList }, begun);
  const current = useRef(state);
  current.current = state;
  const leaving = useRef(new AbortController());
  const zoom = useRef(first.map.zoom);

  const ask = async (filter: Filter, list: boolean, page: number) => {
    leaving.current.abort();
    leaving.current = new AbortController();
    const { signal } = leaving.current;
    try {
      const answer = await fetch(needsAddress(first.path, filter, { list, page, zoom: zoom.current }), {
        signal,
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const finder = (await answer.json()) as FinderData;
      startTransition(() => change({ type: page > 1 ? "more" : "answer", finder }));
    } catch {
      if (!signal.aborted) change({ type: "failed" });
    }
  };

  const show = (filter: Filter, how: History = "push", list = current.current.list, byHand = false) => {
    const address = addressOf(first.path, filter, list);
    if (how === "push") window.history.pushState(null, "", address);
    if (how === "replace") window.history.replaceState(null, "", address);
    const choose = () => change({ type: "choose", filter, list, byHand });
    // A box that is ticked shows it at once; a map that is moved needs nothing of the page in that moment.
    if (byHand) startTransition(choose);
    else choose();
    void ask(filter, list, 1);
  };
  const latestShow = useRef(show);
  latestShow.current = show;

  useEffect(() => {
    const back = () => {
      const params = new URLSearchParams(window.location.search);
      latestShow.current(parseFilter(params), "none", params.get("view") === "list");
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);

  return {
    state,
    show,
    more(): void {
      const { filter, list, page } = current.current;
      change({ type: "asksMore" });
      void ask(filter, list, page + 1);
    },
    again(): void {
      const { filter, list, page, failed } = current.current;
      change({ type: failed === "more" ? "asksMore" : "asksAgain" });
      void ask(filter, list, failed === "more" ? page + 1 : 1);
    },
    /** A move by hand: the list follows. The first one can be taken back, the others only replace it. */
    moved(bbox: NonNullable<Filter["bbox"]>, to: number): void {
      const { filter } = current.current;
      zoom.current = to;
      show({ ...filter, bbox }, filter.bbox ? "replace" : "push", false, true);
    },
  };
}

type Change =
  | { type: "choose"; filter: Filter; list: boolean; byHand: boolean }
  | { type: "asksMore" | "asksAgain" }
  | { type: "answer"; finder: FinderData }
  | { type: "more"; finder: FinderData }
  | { type: "failed" };

function begun({ finder, list }: { finder: FinderData; list: boolean }): FinderState {
  const { filter, items, page } = finder;
  const view = viewOf(finder, null);
  return { ...{ finder, filter, items, page, list, view }, stays: false, asking: null, failed: null };
}

function after(state: FinderState, change: Change): FinderState {
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

type Asked = { list: boolean; page: number; zoom: number };

function needsAddress(path: string, filter: Filter, { list, page, zoom }: Asked): string {
  const params = filterSearch(filter);
  const slug = /^\/m\/(.+)$/.exec(path)?.[1];
  if (slug) params.set("of", slug);
  if (list) params.set("view", "list");
  params.set("zoom", String(zoom));
  if (page > 1) params.set("page", String(page));
  return `/needs.json?${params}`;
}
