import type { Category } from "~/domain/categories";
import type { Widening } from "~/domain/finding/choices";
import type { Ease, Filter, When } from "~/domain/finding/filter";
import { filterSearch, parseFilter } from "~/domain/finding/filter";
import type { IconName } from "./icon-paths";

/** What somebody has chosen, one by one, each with the filter that is left without it. */
export type Chosen = { without: Filter } & (
  | { kind: "place"; place: string }
  | { kind: "near" }
  | { kind: "km"; km: number }
  | { kind: "when"; when: When }
  | { kind: "category"; category: Category }
  | { kind: "ease"; ease: Ease }
  | { kind: "fits" }
  | { kind: "bbox" }
);

export const easeIcon: Record<Ease, IconName> = {
  "no-skills": "seedling",
  "no-german": "language",
  wheelchair: "wheelchair",
  "with-children": "youth",
  short: "clock",
};

export const whenIcon: Record<When, IconName> = {
  today: "sun",
  weekend: "calendar",
  evenings: "clock",
  own: "heartHandshake",
};

export const nothingChosen: Filter = {
  near: null,
  place: "",
  km: null,
  bbox: null,
  categories: [],
  when: null,
  ease: [],
  fits: false,
};

export function chosenOf(filter: Filter): Chosen[] {
  const { place, near, km, when, categories, ease, fits, bbox } = filter;
  const elsewhere = { ...filter, place: "", near: null };
  return [
    ...(bbox ? [{ kind: "bbox" as const, without: { ...filter, bbox: null } }] : []),
    ...(place ? [{ kind: "place" as const, place, without: elsewhere }] : []),
    ...(near && !place ? [{ kind: "near" as const, without: elsewhere }] : []),
    ...(km === null ? [] : [{ kind: "km" as const, km, without: { ...filter, km: null } }]),
    ...(fits ? [{ kind: "fits" as const, without: { ...filter, fits: false } }] : []),
    ...(when ? [{ kind: "when" as const, when, without: { ...filter, when: null } }] : []),
    ...categories.map((category) => ({
      kind: "category" as const,
      category,
      without: { ...filter, categories: categories.filter((one) => one !== category) },
    })),
    ...ease.map((one) => ({
      kind: "ease" as const,
      ease: one,
      without: { ...filter, ease: ease.filter((other) => other !== one) },
    })),
  ];
}

/** The filter without the part that leaves nothing over. */
export function widened(filter: Filter, drop: Widening): Filter {
  if (drop === "all") return { ...nothingChosen, place: filter.place, near: filter.near };
  if (drop === "category") return { ...filter, categories: [] };
  return { ...filter, [drop]: nothingChosen[drop] };
}

export function toggled<Slug>(slugs: readonly Slug[], slug: Slug, on: boolean): Slug[] {
  const others = slugs.filter((one) => one !== slug);
  return on ? [...others, slug] : others;
}

type Box = { type: string; name: string; value: string; checked: boolean; defaultChecked: boolean };

/** The filter with what was ticked by hand in a form that came with it; null where nothing was. */
export function ticked(filter: Filter, boxes: readonly Box[]): Filter | null {
  const changed = boxes.filter(({ checked, defaultChecked }) => checked !== defaultChecked);
  if (changed.length === 0) return null;
  const params = filterSearch(filter);
  for (const { type, name, value, checked } of changed) {
    const others = params.getAll(name).filter((one) => type !== "radio" && one !== value);
    if (type === "radio" && !checked) continue;
    params.delete(name);
    for (const one of checked ? [...others, value] : others) params.append(name, one);
  }
  const to = parseFilter(params);
  return to.km === filter.km ? to : { ...to, bbox: null };
}

/** The address of a filter; `list`: without the map. */
export function addressOf(path: string, filter: Filter, list: boolean, page = 1): string {
  const params = filterSearch(filter);
  if (list) params.set("view", "list");
  if (page > 1) params.set("page", String(page));
  // Commas are allowed there, and easier to read in a message.
  const search = params.toString().replaceAll("%2C", ",");
  return search ? `${path}?${search}` : path;
}
