import { fold, lettersOf, loosen, plain } from "./place-spelling";

/** A named place; `population` in inhabitants, 0 where unknown. */
export type NamedPlace = { name: string; lat: number; lon: number; population: number; district?: string };

export type Indexed<P> = {
  place: P;
  written: string;
  folded: string;
  /** without brackets and what follows them */
  base: string;
  loose: string;
  words: string[];
  joined: string;
  /** the name from each of its words on, without spaces; in both forms where they differ */
  ways: string[];
  letters: number;
};

export type PlaceIndex<P extends NamedPlace = NamedPlace> = readonly Indexed<P>[];

export function placeIndex<P extends NamedPlace>(places: readonly P[]): PlaceIndex<P> {
  return places.map((place) => {
    const folded = fold(place.name);
    const words = folded.split(" ");
    const rest = (at: number) => words.slice(at).join("");
    const ways = [...new Set([plain(place.name), ...words.map((_, at) => rest(at))])];
    const letters = lettersOf(folded) | lettersOf(ways[0] ?? "");
    const base = fold(place.name.replace(/\s*[(/].*$/, ""));
    const written = place.name.toLowerCase();
    return { place, written, folded, base, loose: loosen(folded), words, joined: rest(0), ways, letters };
  });
}
