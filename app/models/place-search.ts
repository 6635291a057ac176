/** A named place; `population` in inhabitants, 0 where unknown. */
export type NamedPlace = { name: string; lat: number; lon: number; population: number; district?: string };

type Indexed<P> = { place: P; written: string; folded: string; base: string; loose: string };

export type PlaceIndex<P extends NamedPlace = NamedPlace> = readonly Indexed<P>[];

export function placeIndex<P extends NamedPlace>(places: readonly P[]): PlaceIndex<P> {
  return places.map((place) => {
    const folded = fold(place.name);
    return {
      place,
      written: place.name.toLowerCase(),
      folded,
      base: fold(place.name.replace(/\s*[(/].*$/, "")),
      loose: loosen(folded),
    };
  });
}

/**
 * Places that answer to `text`, best first: the whole name, then its beginning, then the beginning of a word in it,
 * then the same with spellings that sound alike. Within a rank the near and the large come first.
 */
export function findPlaces<P extends NamedPlace>(
  index: PlaceIndex<P>,
  text: string,
  limit: number,
  near?: { lat: number; lon: number },
): P[] {
  const wanted = fold(text.slice(0, 100));
  if (wanted === "") return [];
  const written = text.trim().toLowerCase();
  const loose = loosen(wanted);
  const found: { place: P; rank: number; weight: number }[] = [];
  for (const entry of index) {
    const rank = rankOf(entry, wanted, written, loose);
    if (rank !== null) found.push({ place: entry.place, rank, weight: weightOf(entry.place, near) });
  }
  found.sort(
    (a, b) => a.rank - b.rank || b.weight - a.weight || a.place.name.localeCompare(b.place.name, "de"),
  );
  return found.slice(0, limit).map((hit) => hit.place);
}

/**
 * One form for all spellings of a name: lower case, ä = ae = a, ß = ss, punctuation as spaces. Folding the beginning
 * of a name gives the beginning of the folded name, so it serves a search while somebody types.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/([aou])e/g, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What people write who have only heard the name: "Hertzberg", "Lipstatt". */
function loosen(folded: string): string {
  return folded
    .replace(/[td]z|z/g, "z")
    .replace(/ck|[ckq]/g, "k")
    .replace(/[td]h|dt|[td]/g, "t")
    .replace(/ph|v/g, "f")
    .replace(/[yj]/g, "i")
    .replace(/([aeiou])h/g, "$1")
    .replace(/(\p{L})\1+/gu, "$1");
}

function rankOf(entry: Indexed<NamedPlace>, wanted: string, written: string, loose: string): number | null {
  if (entry.written === written) return 0;
  if (entry.folded === wanted || entry.base === wanted) return 0;
  if (entry.folded.startsWith(wanted)) return 1;
  if (entry.folded.includes(` ${wanted}`)) return 2;
  if (loose.length < 4) return null;
  return entry.loose.startsWith(loose) ? 3 : null;
}

/** Larger is better: a town of ten thousand nearby outweighs a city of a million at the other end of the country. */
function weightOf(place: NamedPlace, near: { lat: number; lon: number } | undefined): number {
  const size = Math.log(place.population + 100) / 2;
  if (!near) return size;
  const kilometres = 111 * Math.hypot(place.lat - near.lat, (place.lon - near.lon) * shrink(near.lat));
  return size - Math.log(1 + kilometres / 10);
}

/** The place whose centre is nearest; undefined only for an empty index. */
export function closestPlace<P extends NamedPlace>(
  index: PlaceIndex<P>,
  point: { lat: number; lon: number },
): P | undefined {
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
