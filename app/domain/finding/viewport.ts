import type { Point } from "../place";
import type { Bounds } from "./filter";

// Web Mercator with tiles of 256 px, as Leaflet draws it.

/** Leaves out what lies beyond: towards the poles the map has no end. */
const lastLatitude = 85;
const tile = 256;

/** What a screen of this many pixels shows around a centre. */
export function boundsAround({ lat, lon }: Point, zoom: number, width: number, height: number): Bounds {
  const world = tile * 2 ** zoom;
  const [x, y] = [toX(lon), toY(lat)];
  return {
    west: Math.max(-180, toLon(x - width / 2 / world)),
    east: Math.min(180, toLon(x + width / 2 / world)),
    north: toLat(Math.max(0, y - height / 2 / world)),
    south: toLat(Math.min(1, y + height / 2 / world)),
  };
}

/** The nearest zoom at which the bounds fit into so many pixels, with their middle. */
export function viewOf(bounds: Bounds, width: number, height: number): Point & { zoom: number } {
  const across = toX(bounds.east) - toX(bounds.west);
  const down = toY(bounds.south) - toY(bounds.north);
  const zoom = Math.floor(Math.min(Math.log2(width / tile / across), Math.log2(height / tile / down)));
  return {
    lat: toLat((toY(bounds.north) + toY(bounds.south)) / 2),
    lon: (bounds.west + bounds.east) / 2,
    zoom: Math.min(18, Math.max(4, zoom)),
  };
}

/** Half as much again on every side, so that a short pan finds its marks already there. */
export function padded({ west, south, east, north }: Bounds): Bounds {
  const [width, height] = [(east - west) / 2, (north - south) / 2];
  return {
    west: Math.max(-180, west - width),
    south: Math.max(-90, south - height),
    east: Math.min(180, east + width),
    north: Math.min(90, north + height),
  };
}

function toX(lon: number): number {
  return lon / 360 + 0.5;
}

function toLon(x: number): number {
  return (x - 0.5) * 360;
}

function toY(lat: number): number {
  const sin = Math.sin((Math.max(-lastLatitude, Math.min(lastLatitude, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

function toLat(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp((1 - 2 * y) * Math.PI)) - 90;
}
