import { type Category, categories } from "../categories";
import { cleanLine, readNumber } from "../forms/text";
import type { Point } from "../place";

/** Today; this weekend; weekday evenings; a resident's own free times. */
export const whens = ["today", "weekend", "evenings", "own"] as const;
/** `short`: "I have 30 minutes". */
export const eases = ["no-skills", "no-german", "wheelchair", "with-children", "short"] as const;

export type When = (typeof whens)[number];
export type Ease = (typeof eases)[number];
/** Degrees. Never across ±180°. */
export type Bounds = { west: number; south: number; east: number; north: number };

export type Filter = {
  near: Point | null;
  /** as typed; it counts more than `near` */
  place: string;
  km: number | null;
  bbox: Bounds | null;
  categories: Category[];
  when: When | null;
  ease: Ease[];
  /** only what suits the resident who looks */
  fits: boolean;
};

/**
 * What the map and the list are asked for: `?near=51.69,13.23&km=10&category=youth&category=nature&when=weekend`.
 * A link is shared and edited by hand, so whatever makes no sense is left out rather than refused.
 */
export function parseFilter(params: URLSearchParams): Filter {
  const chosen = new Set(params.getAll("category"));
  const asked = new Set(params.getAll("ease"));
  return {
    near: pointOf(params.get("near") ?? ""),
    place: placeOf(params.get("place") ?? ""),
    km: kilometres(params.get("km") ?? ""),
    bbox: boundsOf(params.get("bbox") ?? ""),
    categories: categories.filter((category) => chosen.has(category)),
    when: whens.find((when) => when === params.get("when")) ?? null,
    ease: eases.filter((ease) => asked.has(ease)),
    fits: params.get("fits") === "on",
  };
}

/** The one spelling of a filter: `parseFilter(filterSearch(filter))` equals `filter`. */
export function filterSearch(filter: Filter): URLSearchParams {
  const { near, place, km, bbox, when, fits } = filter;
  const params = new URLSearchParams();
  if (near) params.set("near", `${near.lat},${near.lon}`);
  if (place) params.set("place", place);
  if (km !== null) params.set("km", String(km));
  for (const category of filter.categories) params.append("category", category);
  if (when) params.set("when", when);
  for (const ease of filter.ease) params.append("ease", ease);
  if (fits) params.set("fits", "on");
  if (bbox) params.set("bbox", [bbox.west, bbox.south, bbox.east, bbox.north].join(","));
  return params;
}

/** A metre and a bit: an address says where somebody looks, not where they stand. */
export function fiveDecimals(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5 + 0;
}

function pointOf(text: string): Point | null {
  const [lat, lon, more] = degreesOf(text);
  if (lat === undefined || lon === undefined || more !== undefined) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

function boundsOf(text: string): Bounds | null {
  const [west, south, east, north, more] = degreesOf(text);
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  const bounds = {
    west: Math.max(-180, west),
    south: Math.max(-90, south),
    east: Math.min(180, east),
    north: Math.min(90, north),
  };
  const holds = more === undefined && bounds.west < bounds.east && bounds.south < bounds.north;
  return holds ? bounds : null;
}

/** Empty when one of them is no number. */
function degreesOf(text: string): number[] {
  const parts = text.slice(0, 200).split(",").map(readNumber);
  const degrees = parts.filter((part) => part !== null && Number.isFinite(part)).map(Number);
  return degrees.length === parts.length ? degrees.map(fiveDecimals) : [];
}

function placeOf(text: string): string {
  return [...cleanLine(text.slice(0, 400))].slice(0, 100).join("").trim();
}

/** At least a cell, at most a day's drive. */
function kilometres(text: string): number | null {
  const km = readNumber(text);
  return km !== null && km >= 1 && km <= 500 ? km : null;
}
