import * as L from "leaflet";
import { type Bounds, fiveDecimals } from "~/domain/finding/filter";
import type { Point } from "~/domain/place";
import { quietly } from "./quiet-moves.client";

/**
 * Pixels at the top and at the bottom that something lies over: `--map-covered-above` and `--map-covered`, which the
 * style sheet makes the scroll padding.
 */
export function coveredAt(map: L.Map): { above: number; below: number } {
  const style = getComputedStyle(map.getContainer());
  const pixels = (text: string) => Number.parseFloat(text) || 0;
  return { above: pixels(style.scrollPaddingTop), below: pixels(style.scrollPaddingBottom) };
}

/** Shows a point in the middle of what is not covered; `byHand` counts as if somebody had moved the map. */
export function viewAt(map: L.Map, centre: Point, zoom: number, byHand = false): void {
  const { above, below } = coveredAt(map);
  const middle = map.project([centre.lat, centre.lon], zoom).add([0, (below - above) / 2]);
  const view = () => map.setView(map.unproject(middle, zoom), zoom, { animate: byHand ? undefined : false });
  if (byHand) view();
  else quietly(map, view);
}

/** Shows these bounds in what is not covered: the inverse of `openSides`. */
export function viewOver(map: L.Map, { west, south, east, north }: Bounds): void {
  const bounds = L.latLngBounds([south, west], [north, east]);
  const { above, below } = coveredAt(map);
  // An address rounds: without a little less, the map would stand one zoom farther away after each reload.
  const zoom = map.getBoundsZoom(bounds.pad(-0.02), false, L.point(0, above + below));
  viewAt(map, { lat: bounds.getCenter().lat, lon: bounds.getCenter().lng }, zoom);
}

/** Pans until this point is seen, `room` pixels from every edge of what is not covered. Nobody's move. */
export function bringIn(map: L.Map, { lat, lon }: Point, room: number, animate = true): void {
  const { above, below } = coveredAt(map);
  quietly(map, () =>
    map.panInside([lat, lon], {
      paddingTopLeft: [room, above + room],
      paddingBottomRight: [room, below + room],
      animate,
    }),
  );
}

/** What of the map nothing lies over, degrees. */
export function openSides(map: L.Map): Bounds {
  const { x, y } = map.getSize();
  const { above, below } = coveredAt(map);
  const southEast = map.containerPointToLatLng([x, y - below]);
  const northWest = map.containerPointToLatLng([0, above]);
  return {
    west: fiveDecimals(northWest.lng),
    south: fiveDecimals(southEast.lat),
    east: fiveDecimals(southEast.lng),
    north: fiveDecimals(northWest.lat),
  };
}
