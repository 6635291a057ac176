import { type Category, categories } from "~/domain/categories";

export type MarkColours = {
  of: Record<Category, string>;
  onPin: string;
  edge: string;
  halo: string;
  surface: string;
  ink: string;
  sun: string;
  onSun: string;
  brick: string;
  onBrick: string;
  font: string;
};

/** The style sheet's, as they are now: by day, at night, and where somebody's own colours are forced. */
export function markColours(element: Element): MarkColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const forced = matchMedia("(forced-colors: active)").matches;
  return {
    // All of them now: a style that is asked later has the page styled first.
    of: Object.fromEntries(categories.map((one) => [one, colour(`category-${one}`)])) as Record<
      Category,
      string
    >,
    onPin: colour("on-category"),
    edge: colour("map-edge"),
    halo: colour("map-halo"),
    surface: forced ? "Canvas" : colour("surface"),
    ink: forced ? "CanvasText" : colour("ink"),
    sun: colour("sun"),
    onSun: colour("on-sun"),
    brick: colour("brick"),
    onBrick: colour("on-brick"),
    font: style.fontFamily || "sans-serif",
  };
}

/** Calls back whenever they have become others; stops when the answer is called. */
export function onOtherColours(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
