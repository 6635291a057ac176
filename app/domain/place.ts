import { fromLaea, toLaea } from "./laea";

/** WGS84 degrees. */
export type Point = { lat: number; lon: number };

export type Box = { minLat: number; maxLat: number; minLon: number; maxLon: number };

/** Metres; the mean radius (IUGG R₁), the same in SQL. */
const earthRadius = 6_371_008.8;

const rad = Math.PI / 180;
const cell = 1000;

/** Great-circle distance in metres (haversine). */
export function distanceMetres(a: Point, b: Point): number {
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, h)));
}

/**
 * The centre of the 1 km cell around a point: the INSPIRE grid (ETRS89-LAEA, EPSG:3035) of the German census.
 * The finest thing ever stored about where a resident lives, hence idempotent: coarsening again changes
 * nothing. Rounded to six decimals (0.1 m), so that one cell has one spelling.
 */
export function cellCentre(point: Point): Point {
  const { easting, northing } = toLaea(point);
  const centre = fromLaea({ easting: middle(easting), northing: middle(northing) });
  return { lat: sixDecimals(centre.lat), lon: sixDecimals(centre.lon) };
}

/**
 * Degrees that hold the whole circle. One box cannot cross ±180°, and near a pole longitude means little: such
 * a circle spans all longitudes, and the distance decides the rest.
 */
export function circleBox(lat: number, lon: number, metres: number): Box {
  // A centimetre more than asked, so that rounding never leaves out a point on the rim.
  const angle = (metres + 0.01) / earthRadius;
  const minLat = Math.max(-90, lat - angle / rad);
  const maxLat = Math.min(90, lat + angle / rad);
  const ratio = Math.sin(Math.min(angle, Math.PI / 2)) / Math.cos(lat * rad);
  // At 1 the circle reaches a pole.
  const width = ratio >= 1 ? 360 : Math.asin(ratio) / rad + 1e-7;
  if (lon - width < -180 || lon + width > 180) return { minLat, maxLat, minLon: -180, maxLon: 180 };
  return { minLat, maxLat, minLon: lon - width, maxLon: lon + width };
}

function middle(metres: number): number {
  return Math.floor(metres / cell) * cell + cell / 2;
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
