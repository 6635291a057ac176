import { useMatches } from "@remix-run/react";
import everything from "./styles/index.css?url";

/** The one style sheet of a page: the one its route names in `handle.style`, else the one that has all pages. */
export function usePageStyle(): string {
  const named = useMatches().flatMap(({ handle }) => styleOf(handle));
  return named[0] ?? everything;
}

function styleOf(handle: unknown): string[] {
  if (typeof handle !== "object" || handle === null || !("style" in handle)) return [];
  return [String(handle.style)];
}
