import { index } from "./gazetteer-index.server";
import { type Answer, answers } from "./place-answers.server";
import { closestPlace } from "./place-search";

/**
 * Degrees WGS 84; `district` tells places of one name apart ("Elbe-Elster, Brandenburg"); `postcode` only where one was
 * asked for.
 */
export type GazetteerPlace = { name: string; lat: number; lon: number; district?: string; postcode?: string };

type Point = { lat: number; lon: number };

/** Places that answer to `text`, best first; `near` weighs those around it. For suggestions while somebody types. */
export function searchPlaces(text: string, limit: number, near?: Point): GazetteerPlace[] {
  return answers(text, near).slice(0, limit).map(outward);
}

/** The best answer to a typed name, for pages that only show something; null when nothing answers to it. */
export function placeByName(text: string, near?: Point): GazetteerPlace | null {
  const found = answers(text, near);
  const best = found.find(isNamed) ?? found[0];
  return best ? outward(best) : null;
}

export type Looked = { place: GazetteerPlace | null; choices: GazetteerPlace[] };

/**
 * For what is kept: the place if only one can be meant, else null and what may be meant: namesakes about as near and
 * as large, or names spelled alike.
 */
export function lookUpPlace(text: string, near?: Point): Looked {
  const found = answers(text, near);
  const named = found.filter(isNamed);
  const [best, next] = named.length > 0 ? named : found.filter(isBegun);
  if (best && (!next || best.score - next.score >= clearly)) return { place: outward(best), choices: [] };
  return { place: null, choices: found.slice(0, 6).map(outward) };
}

/** In units of a score: three times nearer, or seven times as large. */
const clearly = 1;

/** The place nearest to a point: the label of a 1 km cell. */
export function nearestPlace(point: Point): GazetteerPlace {
  const best = closestPlace(index().precise, point);
  if (!best) throw new Error("app/models/gazetteer.json holds no places");
  return { name: best.name, lat: best.lat, lon: best.lon, district: best.district };
}

function isNamed({ match }: Answer): boolean {
  return match === "name" || match === "spelling";
}

function isBegun({ match }: Answer): boolean {
  return match === "beginning" || match === "words";
}

function outward({ place: { name, lat, lon, district }, postcode }: Answer): GazetteerPlace {
  return { name, lat, lon, district, ...(postcode ? { postcode } : {}) };
}
