import gazetteer from "./gazetteer.json";
import { closestPlace, findPlaces, fold, type PlaceIndex, placeIndex } from "./place-search";

/** Degrees WGS 84; `district` tells places of one name apart ("Elbe-Elster, Brandenburg"). */
export type GazetteerPlace = { name: string; lat: number; lon: number; district?: string };

type Point = { lat: number; lon: number };

/** Places that answer to `text`, best first; `near` weighs those around it. For suggestions while somebody types. */
export function searchPlaces(text: string, limit: number, near?: Point): GazetteerPlace[] {
  return findPlaces(index(), text, limit, near).map(outward);
}

/**
 * The best answer to a typed name, for forms without JavaScript; null when nothing answers to it. What follows a
 * comma is a district ("Falkenberg, Bayern") or a town nearby ("Grochwitz, Herzberg"); a postcode in front is skipped.
 */
export function placeByName(text: string, near?: Point): GazetteerPlace | null {
  const [name = "", ...rest] = text
    .slice(0, 200)
    .replace(/^\s*\d{5}\s+/, "")
    .split(",");
  const addition = fold(rest.join(" "));
  const town = addition === "" ? undefined : findPlaces(index(), rest[0] ?? "", 1, near)[0];
  const found = findPlaces(index(), name, 50, town ?? near);
  const best = (addition && found.find((place) => fold(place.district).includes(addition))) || found[0];
  return best ? outward(best) : null;
}

/** The place nearest to a point: the label of a 1 km cell. */
export function nearestPlace(point: Point): GazetteerPlace {
  const best = closestPlace(index(), point);
  if (!best) throw new Error("app/models/gazetteer.json holds no places");
  return outward(best);
}

type Known = { name: string; lat: number; lon: number; population: number; district: string };
type Row = [name: string, lat: number, lon: number, population: number, district: number];

let prepared: PlaceIndex<Known> | undefined;

function index(): PlaceIndex<Known> {
  prepared ??= placeIndex(
    (gazetteer.places as Row[]).map(([name, lat, lon, population, district]) => ({
      name,
      lat,
      lon,
      population,
      district: gazetteer.districts[district] ?? "",
    })),
  );
  return prepared;
}

function outward({ name, lat, lon, district }: Known): GazetteerPlace {
  return { name, lat, lon, district };
}
