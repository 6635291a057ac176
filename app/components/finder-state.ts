import { startTransition, useEffect, useReducer, useRef } from "react";
import { type Filter, filterSearch, parseFilter } from "~/domain/finding/filter";
import { after, begun } from "./finder-change";
import { addressOf } from "./finder-choices";
import type { FinderData } from "./finder-data";

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
