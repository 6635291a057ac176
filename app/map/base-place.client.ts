import * as L from "leaflet";
import type { Asked } from "./base-picture.client";
import type { Palette } from "./palette.client";

/** Of the map's size, beyond each of its sides: a pan has something to show, a zoom out by one most of it. */
export const margin = 0.25;
/** What is drawn at most: 40 MB. */
const mostDots = 10_000_000;

/** `corner`: of the world at its zoom, pixels. */
export type Place = { zoom: number; corner: L.Point; size: L.Point };
export function placeAround(map: L.Map, centre: L.LatLng, zoom: number): Place {
  const size = map
    .getSize()
    .multiplyBy(1 + 2 * margin)
    .round();
  return { zoom, size, corner: map.project(centre, zoom).subtract(size.divideBy(2)).round() };
}

export function askedFor({ zoom, corner, size }: Place, palette: Palette): Asked {
  const sharpness = Math.min(3, window.devicePixelRatio || 1, Math.sqrt(mostDots / (size.x * size.y)));
  const part = { zoom, left: corner.x, top: corner.y, width: size.x, height: size.y };
  return { window: part, palette, sharpness };
}

/** Whether all of the map, and `more` of its size beyond each side, lies on it. */
export function covers(map: L.Map, { zoom, corner, size }: Place, more: number): boolean {
  const { min, max } = map.getPixelBounds();
  if (zoom !== map.getZoom() || !min || !max) return false;
  const around = map.getSize().multiplyBy(more);
  return L.bounds(corner, corner.add(size)).contains(L.bounds(min.subtract(around), max.add(around)));
}
