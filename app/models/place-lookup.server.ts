import { looksLikeStreet, type PlaceChoice, townsIn } from "~/domain/place-choice";
import { env } from "~/env.server";
import { type GazetteerPlace, lookUpPlace } from "./gazetteer.server";
import { type Geocoder, geocoder, type StreetAnswer } from "./geocoder/geocoder.server";

type Point = { lat: number; lon: number };

export type FoundPlace =
  | { ok: true; place: PlaceChoice }
  /** `away`: the streets cannot be asked now. */
  | { ok: false; reason: "place-unknown" | "place-choose" | "streets-away"; choices: PlaceChoice[] };

/**
 * A typed place or address, for what is kept. Streets are asked of the configured geocoder around `centre`, a
 * municipality's and never a resident's; without one, or while it is away, an address leads to its town.
 */
export async function findPlace(text: string, near: Point, centre: Point): Promise<FoundPlace> {
  const street = looksLikeStreet(text);
  const { place, choices } = lookUpPlace(text, near);
  if (place && (!street || isItsName(place, text))) return { ok: true, place: choiceOf(place) };
  const answer = street || choices.length === 0 ? await askStreets(text, centre) : null;
  const streets = answer?.kind === "streets" ? answer.streets.map(choiceOf) : [];
  const [first, second] = streets.filter(({ label }) => hasNumberOf(text, label));
  if (first && !second) return { ok: true, place: first };
  const towns = street ? townsOf(text, near) : choices;
  const all = [...streets, ...towns.map(choiceOf)].slice(0, 6);
  if (street && answer?.kind === "away") return { ok: false, reason: "streets-away", choices: all };
  return { ok: false, reason: all.length > 0 ? "place-choose" : "place-unknown", choices: all };
}

/** Null where no geocoder is configured. */
export async function askStreets(text: string, centre: Point): Promise<StreetAnswer | null> {
  const { kind, url } = env().geocoder ?? {};
  if (!kind || !url) return null;
  if (asked?.url !== url || asked.kind !== kind)
    asked = { url, kind, ask: geocoder({ kind, url, userAgent: ourName() }) };
  return asked.ask(text, centre);
}

let asked: { url: string; kind: string; ask: Geocoder } | undefined;

/** Whom to write to when we ask too much: Nominatim's terms want a name, not a library's. */
function ourName(): string {
  const { baseUrl, imprint } = env();
  return `Anpacken (${baseUrl}${imprint.email ? `; ${imprint.email}` : ""})`.replace(/[^\x20-\x7e]/g, "");
}

function townsOf(address: string, near: Point): GazetteerPlace[] {
  for (const town of townsIn(address)) {
    const { place, choices } = lookUpPlace(town, near);
    if (place) return [place];
    if (choices.length > 0) return choices;
  }
  return [];
}

/** There are villages called "Am Mellensee". */
function isItsName(place: GazetteerPlace, text: string): boolean {
  return text.toLowerCase().includes(place.name.toLowerCase().replace(/\s*[(/].*$/, "")) && !/\d/.test(text);
}

/** A house number that was typed decides between the house and its street. */
function hasNumberOf(text: string, label: string): boolean {
  const number = /(?<![\d\p{L}])\d{1,4}(?!\d) ?[a-z]?(?=[\s,]|$)/iu.exec(text)?.[0].replace(" ", "");
  return (
    !number ||
    label
      .replace(/ (?=[a-z],)/i, "")
      .toLowerCase()
      .includes(` ${number.toLowerCase()},`)
  );
}

function choiceOf({ name, district, postcode, lat, lon }: GazetteerPlace): PlaceChoice {
  return { label: [postcode ? `${postcode} ${name}` : name, district].filter(Boolean).join(", "), lat, lon };
}
