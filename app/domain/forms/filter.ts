import { type Category, categories } from "../categories";
import type { Point } from "../place";
import { readNumber } from "./text";

export type Filter = { near: Point | null; km: number | null; categories: Category[] };

/**
 * What the map and the list are asked for: `?near=51.69,13.23&km=10&category=youth&category=nature`. A link
 * is shared and edited by hand, so whatever makes no sense is left out rather than refused.
 */
export function parseFilter(params: URLSearchParams): Filter {
  const chosen = new Set(params.getAll("category"));
  return {
    near: pointOf(params.get("near") ?? ""),
    km: kilometres(params.get("km") ?? ""),
    categories: categories.filter((category) => chosen.has(category)),
  };
}

function pointOf(text: string): Point | null {
  const parts = text.split(",");
  const [lat, lon] = parts.map(readNumber);
  if (parts.length !== 2 || typeof lat !== "number" || typeof lon !== "number") return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** At least a cell, at most a day's drive. */
function kilometres(text: string): number | null {
  const km = readNumber(text);
  return km !== null && km >= 1 && km <= 500 ? km : null;
}
