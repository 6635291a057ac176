// Writes app/models/gazetteer.json from GeoNames (CC BY 4.0) and the region's villages: node scripts/build-gazetteer.mjs
import { writeFileSync } from "node:fs";
import { germanPlaces } from "./geonames.mjs";
import { regionDistrict, regionPlaces } from "./region-places.mjs";

const target = new URL("../app/models/gazetteer.json", import.meta.url);

const places = [
  ...regionPlaces.map(([name, lat, lon, population]) => ({
    name,
    lat,
    lon,
    population,
    district: regionDistrict,
  })),
  ...withDistricts(germanPlaces()),
];
const districts = [...new Set(places.map((place) => place.district))];
const rows = places.map((place) =>
  JSON.stringify([place.name, place.lat, place.lon, place.population, districts.indexOf(place.district)]),
);

writeFileSync(
  target,
  `{"sources":["GeoNames, CC BY 4.0"],\n"districts":${JSON.stringify(districts)},\n"places":[\n${rows.join(",\n")}\n]}\n`,
);
console.log(`${rows.length} places, ${districts.length} districts`);

/** The Land tells places apart; where one Land has the name twice, the nearest larger town is added. */
function withDistricts(list) {
  const counts = new Map();
  for (const place of list) counts.set(key(place), (counts.get(key(place)) ?? 0) + 1);
  const towns = list.filter((place) => place.population >= 20_000 && !place.quarter);
  return list.map((place) => ({
    ...place,
    district:
      counts.get(key(place)) === 1 ? place.state : `bei ${nearest(place, towns).name}, ${place.state}`,
  }));
}

function key(place) {
  return `${place.name}|${place.state}`;
}

function nearest(place, towns) {
  const shrink = Math.cos((place.lat * Math.PI) / 180);
  const distance = (town) => Math.hypot(town.lat - place.lat, (town.lon - place.lon) * shrink);
  return towns.reduce((best, town) =>
    town.name !== place.name && distance(town) < distance(best) ? town : best,
  );
}
