import { type Filter, parseFilter } from "~/domain/finding/filter";
import { distanceMetres, type Point } from "~/domain/place";
import { placeByName } from "~/models/gazetteer.server";

type Placed = Point & { zoom: number };
export type Home = Point & { view: { zoom: number } | { radiusKm: number } };

/** Where the map begins: at the municipality, around all of them, or over Germany while there is none. */
export function homeOf(municipality: Placed | null, all: readonly Placed[]): Home {
  if (municipality)
    return { lat: municipality.lat, lon: municipality.lon, view: { zoom: municipality.zoom } };
  if (all.length === 0) return { lat: 51.2, lon: 10.4, view: { zoom: 6 } };
  const mean = (pick: (one: Placed) => number) => all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  const centre = { lat: mean((one) => one.lat), lon: mean((one) => one.lon) };
  const farthest = Math.max(...all.map((one) => distanceMetres(centre, one)));
  return { ...centre, view: { radiusKm: farthest / 1000 + 8 } };
}

/**
 * The filter as it can be met: a typed place counts more than a point in the address, and what the gazetteer does not
 * know is said so; what only a resident has (free times, a fit) is left out for everybody else.
 */
export function filterOf(
  params: URLSearchParams,
  home: Point,
  resident: boolean,
): Filter & { unknownPlace: boolean } {
  const asked = parseFilter(params);
  const typed = asked.place === "" ? null : placeByName(asked.place, home);
  // A street comes with its point: the gazetteer does not know it.
  const near = typed ? { lat: typed.lat, lon: typed.lon } : asked.near;
  return {
    ...asked,
    near,
    when: asked.when === "own" && !resident ? null : asked.when,
    fits: asked.fits && resident,
    unknownPlace: asked.place !== "" && near === null,
  };
}
