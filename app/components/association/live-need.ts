import { useFetchers, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

const pollMs = 15_000;

/**
 * Loads the page's data again whenever the need changes: told by the server, or, as long as its stream does
 * not stand, by asking every quarter of a minute. `version` is that of the data on screen.
 */
export function useLiveNeed(id: string, version: string): void {
  const { revalidate } = useRevalidator();
  const [news, setNews] = useState<string | null>(null);
  // A revalidation that overtakes a form on its way would swallow the redirect that answers it.
  const busy = useFetchers().some((fetcher) => fetcher.state !== "idle");

  useEffect(() => {
    if (busy || news === null) return;
    setNews(null);
    if (news !== version) revalidate();
  }, [busy, news, version, revalidate]);

  useEffect(() => {
    let polling: ReturnType<typeof setInterval> | undefined;
    const stopPolling = () => {
      clearInterval(polling);
      polling = undefined;
    };
    const poll = () => {
      polling ??= setInterval(async () => {
        // Loading without a connection would put a mishap in the page's place.
        if (document.visibilityState === "visible" && (await isReached())) setNews("");
      }, pollMs);
    };
    if (!("EventSource" in window)) {
      poll();
      return stopPolling;
    }
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource(`/association/help/${id}/stream`);
      source.onopen = stopPolling;
      source.onerror = () => {
        poll();
        // After an answer other than 200 the browser gives up for good.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, pollMs);
      };
      source.addEventListener("change", (event) => setNews(versionOf(event.data)));
    };
    connect();
    return () => {
      stopPolling();
      clearTimeout(again);
      source.close();
    };
  }, [id]);
}

function isReached(): Promise<boolean> {
  return fetch("/healthz", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function versionOf(data: string): string {
  const need: unknown = JSON.parse(data);
  const version = typeof need === "object" && need !== null && "version" in need ? need.version : "";
  return typeof version === "string" ? version : "";
}
