import gazetteer from "./gazetteer.json";
import { type NamedPlace, type PlaceIndex, placeIndex } from "./place-index";
import { type PostcodeRow, type Postcodes, postcodes } from "./postcodes";

export type Known = NamedPlace & { district: string };

type Gazetteer = {
  all: PlaceIndex<Known>;
  /** without municipalities that lie somewhere amid their villages */
  precise: PlaceIndex<Known>;
  codes: Postcodes;
};

type Row = [name: string, lat: number, lon: number, population: number, district: number];

let prepared: Gazetteer | undefined;

/** Made at the first question, once: about a tenth of a second and 15 MB. */
export function index(): Gazetteer {
  prepared ??= prepare();
  return prepared;
}

function prepare(): Gazetteer {
  const all = placeIndex(
    (gazetteer.places as Row[]).map(([name, lat, lon, population, district]) => ({
      name,
      lat,
      lon,
      population,
      district: gazetteer.districts[district] ?? "",
    })),
  );
  const rows = gazetteer.postcodes as PostcodeRow[];
  return { all, precise: all.slice(0, gazetteer.rough), codes: postcodes(rows) };
}
