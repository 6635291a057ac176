import { index, type Known } from "./gazetteer-index.server";
import { type Found, rankPlaces, weightOf } from "./place-search";
import { fold } from "./place-spelling";

type Point = { lat: number; lon: number };

export type Answer = Found<Known> & { postcode?: string };

/**
 * Everything that answers to `text`, best first. A postcode in it narrows the search to its places, unless the name
 * beside it is none of them; what follows a comma is a district or a town nearby.
 */
export function answers(text: string, near?: Point): Answer[] {
  const short = text.slice(0, 200);
  const digits = /(?<!\d)\d{5}(?!\d)/.exec(short)?.[0] ?? /^\s*(\d{2,4})\s*$/.exec(short)?.[1];
  const [name = "", ...rest] = (digits ? short.replace(digits, " ") : short).split(",");
  if (digits === undefined) return named(name, rest, near);
  const coded = inPostcode(digits, near);
  if (fold(name) === "") return coded;
  const codes = new Map(coded.map(({ place, postcode }) => [place, postcode]));
  const found = named(name, rest, coded[0]?.place ?? near);
  const inside = found.filter(({ place }) => codes.has(place));
  return inside.length > 0 ? inside.map((one) => ({ ...one, postcode: codes.get(one.place) })) : found;
}

function named(name: string, rest: readonly string[], near?: Point): Answer[] {
  const addition = fold(rest.join(" "));
  if (addition === "") return rankPlaces(index().all, name, near);
  const town = rankPlaces(index().all, rest[0] ?? "", near)[0]?.place;
  const found = rankPlaces(index().all, name, town ?? near);
  const meant = found.filter(({ place }) => fold(place.district).includes(addition));
  return meant.length > 0 ? meant : found;
}

/** A number nobody lives behind (a post office box, a firm) stands for its nearest neighbour, but only as a guess. */
function inPostcode(digits: string, near?: Point): Answer[] {
  const { all, codes } = index();
  const exact = codes.beginning(digits);
  const nearest = exact.length === 0 && digits.length === 5 ? codes.nearest(digits) : null;
  const match = digits.length < 5 ? "beginning" : nearest ? "typo" : "name";
  const found = new Map<Known, Answer>();
  for (const { code, places } of nearest ? [nearest] : exact) {
    for (const at of places) {
      const place = all[at]?.place;
      if (place && !found.has(place))
        found.set(place, { place, match, score: weightOf(place, near), postcode: code });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}
