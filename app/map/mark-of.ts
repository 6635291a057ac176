import type { Mark } from "~/domain/finding/clusters";
import type { Listed } from "./map-props";

/** Pixels; a cluster gathers what is within 60 of its first need, and lies in the middle of them all. */
const reach = 130;

/** Known by it for as long as it looks the same. */
export function markKey(mark: Mark): string {
  if (mark.kind === "cluster") return `cluster ${mark.key}`;
  const { id, placesLeft, urgent } = mark.need;
  return `need ${id} ${placesLeft} ${urgent}`;
}

export function placeOf(mark: Mark): { lat: number; lon: number } {
  return mark.kind === "cluster" ? mark : mark.need;
}

/**
 * The mark that stands for a need: its own, or the nearest cluster that has one of its category. Which needs a
 * cluster holds is not told; two clusters of the same mix side by side are the only ones to be mistaken.
 * @param zoom of a Web Mercator map with tiles of 256 px
 */
export function markOf(marks: Iterable<Mark>, need: Listed, zoom: number): Mark | null {
  let nearest: Mark | null = null;
  let least = reach;
  for (const mark of marks) {
    if (mark.kind === "need") {
      if (mark.need.id === need.id) return mark;
      continue;
    }
    if (mark.needs.some((one) => one.id === need.id)) return mark;
    if (!mark.mix.some((one) => one.category === need.category)) continue;
    const distance = pixelsBetween(mark, need, zoom);
    if (distance < least) [nearest, least] = [mark, distance];
  }
  return nearest;
}

function pixelsBetween(a: { lat: number; lon: number }, b: Listed, zoom: number): number {
  const perDegree = (256 * 2 ** zoom) / 360;
  const down = (a.lat - b.lat) / Math.cos((b.lat * Math.PI) / 180);
  return Math.hypot(a.lon - b.lon, down) * perDegree;
}

/**
 * The marks in the order in which the keyboard walks them: each where the first of its needs stands in the list,
 * then the others from north to south.
 */
export function inListOrder(marks: readonly Mark[], listed: readonly Listed[], zoom: number): Mark[] {
  const first = new Map<Mark, number>();
  listed.forEach((need, nr) => {
    const mark = markOf(marks, need, zoom);
    if (mark && !first.has(mark)) first.set(mark, nr);
  });
  const rank = (mark: Mark) => first.get(mark) ?? listed.length;
  return [...marks].sort((a, b) => rank(a) - rank(b) || placeOf(b).lat - placeOf(a).lat);
}
