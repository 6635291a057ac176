import type { NamedPlace, PlaceIndex } from "./place-index";
import { type Match, matchOf, queryOf } from "./place-match";
import { fold } from "./place-spelling";

type Point = { lat: number; lon: number };

/** In units of `weightOf`: a village next door with a typo may stand before its namesake at the other end of the country. */
const price = {
  name: 0,
  spelling: 0.2,
  beginning: 1.8,
  words: 2.2,
  sound: 2.6,
  typo: 2.8,
  "typo-begun": 3.8,
  typos: 4.8,
};

export type Found<P> = { place: P; match: Match; score: number };

/** Places that answer to `text`, best first: by how well the name fits, how near it is and how large. */
export function findPlaces<P extends NamedPlace>(
  index: PlaceIndex<P>,
  text: string,
  limit: number,
  near?: Point,
): P[] {
  return rankPlaces(index, text, near)
    .slice(0, limit)
    .map((hit) => hit.place);
}

export function rankPlaces<P extends NamedPlace>(
  index: PlaceIndex<P>,
  text: string,
  near?: Point,
): Found<P>[] {
  const wanted = fold(text.slice(0, 100));
  if (wanted === "") return [];
  const query = queryOf(text, wanted);
  const found: Found<P>[] = [];
  for (const entry of index) {
    const match = matchOf(entry, query);
    if (match) found.push({ place: entry.place, match, score: weightOf(entry.place, near) - price[match] });
  }
  return found.sort((a, b) => b.score - a.score || a.place.name.localeCompare(b.place.name, "de"));
}

/** Larger is better: a town of ten thousand nearby outweighs a city of a million at the other end of the country. */
export function weightOf(place: NamedPlace, near: Point | undefined): number {
  const size = Math.log(place.population + 100) / 2;
  if (!near) return size;
  const kilometres = 111 * Math.hypot(place.lat - near.lat, (place.lon - near.lon) * shrink(near.lat));
  return size - Math.log(1 + kilometres / 10);
}

/** The place whose centre is nearest; undefined only for an empty index. */
export function closestPlace<P extends NamedPlace>(index: PlaceIndex<P>, point: Point): P | undefined {
  const narrow = shrink(point.lat);
  let best: P | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { place } of index) {
    const distance = (place.lat - point.lat) ** 2 + ((place.lon - point.lon) * narrow) ** 2;
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function shrink(lat: number): number {
  return Math.cos((lat * Math.PI) / 180);
}
