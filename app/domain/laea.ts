import type { Point } from "./place";

/** Metres on the European grid. */
export type GridPoint = { easting: number; northing: number };

// ETRS89-LAEA (EPSG:3035): GRS80, Lambert azimuthal equal area around 52° N 10° E.
// Formulas: Snyder, Map Projections: A Working Manual (1987), pp. 187–190.
const a = 6_378_137;
const flattening = 1 / 298.257222101;
const e2 = flattening * (2 - flattening);
const e = Math.sqrt(e2);
const rad = Math.PI / 180;
const lon0 = 10 * rad;
const falseEasting = 4_321_000;
const falseNorthing = 3_210_000;

const qPole = authalic(1);
const sin0 = Math.sin(52 * rad);
const beta0 = Math.asin(authalic(sin0) / qPole);
const sinBeta0 = Math.sin(beta0);
const cosBeta0 = Math.cos(beta0);
const radius = a * Math.sqrt(qPole / 2);
const stretch = (a * Math.cos(52 * rad)) / Math.sqrt(1 - e2 * sin0 * sin0) / (radius * cosBeta0);

/** WGS84/ETRS89 degrees to grid metres. Finite everywhere; meaningful in Europe. */
export function toLaea({ lat, lon }: Point): GridPoint {
  const sinBeta = clampUnit(authalic(Math.sin(lat * rad)) / qPole);
  const cosBeta = Math.sqrt(1 - sinBeta * sinBeta);
  const cosLon = Math.cos(lon * rad - lon0);
  // Zero only at the antipode of the grid's centre, in the Pacific.
  const facing = Math.max(1 + sinBeta0 * sinBeta + cosBeta0 * cosBeta * cosLon, 1e-12);
  const b = radius * Math.sqrt(2 / facing);
  return {
    easting: tidy(falseEasting + b * stretch * cosBeta * Math.sin(lon * rad - lon0)),
    northing: tidy(falseNorthing + (b / stretch) * (cosBeta0 * sinBeta - sinBeta0 * cosBeta * cosLon)),
  };
}

/** Grid metres to degrees, accurate to well below a centimetre in Europe. */
export function fromLaea({ easting, northing }: GridPoint): Point {
  const x = (easting - falseEasting) / stretch;
  const y = (northing - falseNorthing) * stretch;
  const rho = Math.hypot(x, y);
  if (rho === 0) return { lat: 52, lon: 10 };
  const c = 2 * Math.asin(clampUnit(rho / (2 * radius)));
  const q = qPole * clampUnit(Math.cos(c) * sinBeta0 + (y * Math.sin(c) * cosBeta0) / rho);
  const lon = lon0 + Math.atan2(x * Math.sin(c), rho * cosBeta0 * Math.cos(c) - y * sinBeta0 * Math.sin(c));
  return { lat: latitudeOf(q) / rad, lon: ((lon / rad + 540) % 360) - 180 };
}

/** q of Snyder (3-12) for the sine of a latitude. */
function authalic(sin: number): number {
  return (1 - e2) * (sin / (1 - e2 * sin * sin) - Math.log((1 - e * sin) / (1 + e * sin)) / (2 * e));
}

/** The latitude in radians that has this q: Snyder (3-18) is a series, three of its terms give 0.1 mm. */
function latitudeOf(q: number): number {
  const beta = Math.asin(clampUnit(q / qPole));
  const e4 = e2 * e2;
  const e6 = e4 * e2;
  return (
    beta +
    (e2 / 3 + (31 * e4) / 180 + (517 * e6) / 5040) * Math.sin(2 * beta) +
    ((23 * e4) / 360 + (251 * e6) / 3780) * Math.sin(4 * beta) +
    ((761 * e6) / 45360) * Math.sin(6 * beta)
  );
}

/** To a tenth of a millimetre, so that floating point never decides on which side of a grid line one stands. */
function tidy(metres: number): number {
  return Math.round(metres * 1e4) / 1e4;
}

function clampUnit(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
