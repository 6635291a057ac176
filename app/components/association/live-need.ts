import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const pollMs = 15_000;

/**
 * Loads the page's data again whenever the need changes: told by the server, or, as long as its stream does
 * not stand, by asking every quarter of a minute. `version` is that of the data on screen.
 */
export function useLiveNeed(id: string, version: string): void {
  const { revalidate } = useRevalidator();
  const latest = useRef({ version, revalidate });
  latest.current = { version, revalidate };

  useEffect(() => {
    let polling: ReturnType<typeof setInterval> | undefined;
    const look = () => latest.current.revalidate();
    const stopPolling = () => {
      clearInterval(polling);
      polling = undefined;
    };
    const poll = () => {
      polling ??= setInterval(() => document.visibilityState === "visible" && look(), pollMs);
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
      source.addEventListener("change", (event) => {
        if (versionOf(event.data) !== latest.current.version) look();
      });
    };
    connect();
    return () => {
      stopPolling();
      clearTimeout(again);
      source.close();
    };
  }, [id]);
}

function versionOf(data: unknown): string | null {
  if (typeof data !== "string") return null;
  const need: unknown = JSON.parse(data);
  const version = typeof need === "object" && need !== null && "version" in need ? need.version : null;
  return typeof version === "string" ? version : null;
}
