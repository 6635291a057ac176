// Writes app/models/gazetteer.json from GeoNames (CC BY 4.0), the region's villages and the postcodes of OpenStreetMap
// (ODbL): node scripts/build-gazetteer.mjs
import { writeFileSync } from "node:fs";
import { germanPlaces } from "./geonames.mjs";
import { withPostcodes } from "./postcodes.mjs";
import { regionDistrict, regionPlaces } from "./region-places.mjs";

const target = new URL("../app/models/gazetteer.json", import.meta.url);

const german = germanPlaces();
const towns = german.filter((place) => place.population >= 20_000 && !place.quarter);
const known = [
  ...regionPlaces.map(([name, lat, lon, population]) => ({
    name,
    lat,
    lon,
    population,
    state: "Brandenburg",
    district: regionDistrict,
  })),
  ...withDistricts(german),
];
const { rough, postcodes } = withPostcodes(known);
const places = [...known, ...withDistricts(rough)];
const districts = [...new Set(places.map((place) => place.district))];
const rows = places.map((place) =>
  JSON.stringify([place.name, place.lat, place.lon, place.population, districts.indexOf(place.district)]),
);

writeFileSync(
  target,
  `{"sources":["GeoNames, CC BY 4.0","Postleitzahlen: OpenStreetMap, ODbL"],
"districts":${JSON.stringify(districts)},
"rough":${known.length},
"places":[\n${rows.join(",\n")}\n],
"postcodes":[\n${postcodes.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`,
);
console.log(`${rows.length} places, ${rough.length} of them rough, ${postcodes.length} postcodes`);

/** The Land tells places apart; where one Land has the name twice, the nearest larger town is added. */
function withDistricts(list) {
  const counts = new Map();
  for (const place of list) counts.set(key(place), (counts.get(key(place)) ?? 0) + 1);
  return list.map((place) => ({
    ...place,
    district: counts.get(key(place)) === 1 ? place.state : `bei ${nearestTown(place).name}, ${place.state}`,
  }));
}

function key(place) {
  return `${place.name}|${place.state}`;
}

function nearestTown(place) {
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  const distance = (town) => Math.hypot(town.lat - place.lat, (town.lon - place.lon) * shrink);
  return towns.reduce((best, town) =>
    town.name !== place.name && distance(town) < distance(best) ? town : best,
  );
}
