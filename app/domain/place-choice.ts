import type { Point } from "./place";

/** One of several places that may be meant: what a person reads, and where it is. */
export type PlaceChoice = Point & { label: string };

/** "51.6928,13.2336,Herzberg (Elster), Brandenburg": a radio button's value, for pages without scripts. */
export function choiceValue({ lat, lon, label }: PlaceChoice): string {
  return `${lat},${lon},${label}`;
}

/** Null for anything that is no choice in or around Germany; the browser sends it, so anybody can. */
export function readChoice(value: unknown): PlaceChoice | null {
  const [, lat, lon, label] =
    /^(\d{1,2}(?:\.\d{1,8})?),(\d{1,3}(?:\.\d{1,8})?),(\P{Cc}{1,200})$/u.exec(String(value ?? "")) ?? [];
  const choice = { lat: Number(lat), lon: Number(lon), label: label ?? "" };
  return choice.lat >= 44 && choice.lat <= 58 && choice.lon >= 0 && choice.lon <= 21 ? choice : null;
}

const kinds =
  "stra(?:ss|ß)e|str\\.?|weg|gasse|platz|allee|ring|damm|ufer|chaussee|steig|stieg|pfad|markt|anger|graben|winkel|siedlung|promenade";
const streetWord = new RegExp(
  `\\p{L}(?:${kinds})(?=\\P{L}|$)|(?:^|\\P{L})(?:${kinds}|am|an der|zum|zur) +\\p{L}`,
  "iu",
);
const houseNumber = /\p{L}{3,}\.? +\d{1,4} ?[a-z]?(?=[\s,]|$)/iu;

/** Whether somebody seems to have typed an address: only then is it worth asking whoever knows the streets. */
export function looksLikeStreet(text: string): boolean {
  return text.length <= 200 && (houseNumber.test(text) || (text.length >= 6 && streetWord.test(text)));
}

/** What of an address may be the town, most likely first: "Lindenstr. 4, Herzberg" → "Herzberg". */
export function townsIn(address: string): string[] {
  const short = address.slice(0, 200);
  const afterComma = short.split(",").slice(1).join(",");
  const afterNumber = /\p{L}{3,}\.? +\d{1,4} ?[a-z]?[\s,]+(.+)$/iu.exec(short)?.[1] ?? "";
  const words = short.replace(/[,;]/g, " ").trim().split(/\s+/);
  const last = words.length > 1 ? [words.slice(-2).join(" "), words.at(-1) ?? ""] : [];
  return [
    ...new Set(
      [afterComma, afterNumber, ...last].map((town) => town.trim()).filter((town) => town.length > 2),
    ),
  ];
}
