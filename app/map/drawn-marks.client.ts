import L from "leaflet";
import type { Mark } from "~/domain/finding/clusters";
import { markKey, placeOf } from "./mark-of";

export type DrawnMark = { mark: Mark; element: HTMLElement; marker: L.Layer };

/** Milliseconds of a frame that new marks may take. */
const budget = 5;

/**
 * The marks on the map, each drawn once for as long as it is wanted. Whatever is new comes in small portions, frame
 * by frame; only then what is no longer wanted goes, so that the map is never empty in between.
 */
export function drawnMarks(map: L.Map, elementFor: (mark: Mark) => HTMLElement, onDrawn: () => void) {
  const drawn = new Map<string, DrawnMark>();
  let wanted = new Map<string, Mark>();
  let frame = 0;

  const draw = () => {
    const began = performance.now();
    for (const [key, mark] of wanted) {
      if (drawn.has(key)) continue;
      if (performance.now() - began > budget) {
        frame = requestAnimationFrame(draw);
        return;
      }
      drawn.set(key, placed(map, mark, elementFor(mark)));
    }
    frame = 0;
    for (const [key, { marker }] of drawn) {
      if (wanted.has(key)) continue;
      marker.remove();
      drawn.delete(key);
    }
    onDrawn();
  };

  return {
    drawn: drawn as ReadonlyMap<string, DrawnMark>,
    show(marks: readonly Mark[]): void {
      wanted = new Map(marks.map((mark) => [markKey(mark), mark]));
      for (const [key, mark] of wanted) {
        const known = drawn.get(key);
        if (known) known.mark = mark;
      }
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    },
    clear(): void {
      cancelAnimationFrame(frame);
      for (const { marker } of drawn.values()) marker.remove();
      drawn.clear();
    },
  };
}

/** Metres; the circle around the centre of a 1 km cell that has the cell's area. */
const cellRadius = 560;

function placed(map: L.Map, mark: Mark, element: HTMLElement): DrawnMark {
  const { lat, lon } = placeOf(mark);
  const marker = markerAt(lat, lon, element);
  element.dataset.mark = markKey(mark);
  if (mark.kind === "cluster" || mark.need.exact) return { mark, element, marker: marker.addTo(map) };
  const className = `map-cell category-${mark.need.category}`;
  const cell = L.circle([lat, lon], { radius: cellRadius, className, interactive: false });
  return { mark, element, marker: L.layerGroup([cell, marker]).addTo(map) };
}

/** Leaflet moves the element and asks nothing else of it. */
export function markerAt(lat: number, lon: number, element: Element, zIndexOffset = 0): L.Marker {
  const icon = Object.assign(L.divIcon(), { createIcon: () => element });
  return new FlatMarker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset });
}

type Inner = {
  _icon: HTMLElement & { _leaflet_pos?: L.Point };
  _zIndex: number;
  _resetZIndex(): void;
  options: L.MarkerOptions;
};

/** Leaflet's own moves in three dimensions: a layer of the screen for each of two hundred marks. One is enough. */
const FlatMarker = L.Marker.extend({
  _setPos(this: Inner, spot: L.Point) {
    this._icon._leaflet_pos = spot;
    this._icon.style.transform = `translate(${spot.x}px, ${spot.y}px)`;
    this._zIndex = spot.y + (this.options.zIndexOffset ?? 0);
    this._resetZIndex();
  },
}) as new (
  at: L.LatLngExpression,
  options: L.MarkerOptions,
) => L.Marker;
