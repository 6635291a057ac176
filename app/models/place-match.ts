import type { Indexed, NamedPlace } from "./place-index";
import { fold, lettersMissing, lettersOf, loosen, plain } from "./place-spelling";
import { typos } from "./typos";

/** How a name answers to what was typed, best first. */
export const matches = [
  "name",
  "spelling",
  "beginning",
  "words",
  "sound",
  "typo",
  "typo-begun",
  "typos",
] as const;
export type Match = (typeof matches)[number];

export type Query = ReturnType<typeof queryOf>;

export function queryOf(text: string, wanted: string) {
  const joined = wanted.replaceAll(" ", "");
  const light = plain(text.slice(0, 100));
  return {
    wanted,
    written: text.trim().toLowerCase(),
    loose: loosen(wanted),
    words: wanted.split(" "),
    joined,
    ways: joined === light ? [joined] : [joined, light],
    letters: lettersOf(joined.length < light.length ? joined : light),
    /** Three letters fit too much, and long names bear two typos. */
    most: joined.length < 4 ? 0 : joined.length < 9 ? 1 : 2,
  };
}

export function matchOf(entry: Indexed<NamedPlace>, query: Query): Match | null {
  if (entry.written === query.written) return "name";
  if (entry.folded === query.wanted || entry.base === query.wanted) return "spelling";
  if (entry.folded.startsWith(query.wanted) || entry.joined.startsWith(query.joined)) return "beginning";
  if (fitsWords(entry, query.words)) return "words";
  if (query.loose.length >= 4 && entry.loose.startsWith(query.loose)) return "sound";
  if (query.most === 0 || lettersMissing(query.letters, entry.letters) > query.most) return null;
  return typoOf(entry, query);
}

/** Each word begins a later word of the name; what is left over begins words of the district. */
function fitsWords({ place, words }: Indexed<NamedPlace>, typed: readonly string[]): boolean {
  let next = 0;
  for (const word of words) if (typed[next] !== undefined && word.startsWith(typed[next] ?? "")) next += 1;
  if (next === 0) return false;
  if (next === typed.length) return true;
  const district = districtWords(place.district ?? "");
  return typed.slice(next).every((word) => district.some((one) => one.startsWith(word)));
}

const districts = new Map<string, string[]>();

function districtWords(district: string): string[] {
  const known = districts.get(district);
  if (known) return known;
  const words = fold(district).split(" ");
  districts.set(district, words);
  return words;
}

function typoOf(entry: Indexed<NamedPlace>, { ways, most }: Query): Match | null {
  let [whole, begun] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const way of entry.ways) {
    for (const typed of ways) {
      const count = typos(typed, way, most);
      whole = Math.min(whole, count.whole);
      begun = Math.min(begun, count.begun);
    }
  }
  if (whole <= 1) return "typo";
  if (begun <= 1) return "typo-begun";
  return Math.min(whole, begun) <= most ? "typos" : null;
}
