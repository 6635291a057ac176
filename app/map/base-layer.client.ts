import * as L from "leaflet";
import type { Painter } from "./base-painter.client";
import { askedFor, covers, margin, type Place, placeAround } from "./base-place.client";
import type { Palette } from "./palette.client";

type Shown = Place & { canvas: HTMLCanvasElement };

/**
 * The map's ground as one picture, larger than the map: it moves and grows with the map without being drawn again,
 * until the next one, drawn elsewhere meanwhile, takes its place.
 */
export function baseLayer(map: L.Map, pane: HTMLElement, paint: Painter, first: Palette) {
  let palette = first;
  let shown: Shown | null = null;
  let coming: Shown | null = null;
  let drawing: Place | null = null;
  let wanted: Place | null = null;
  let zooming = false;
  let gone = false;

  const ask = async (centre = map.getCenter(), zoom = map.getZoom()) => {
    wanted = placeAround(map, centre, zoom);
    if (drawing) return;
    while (wanted && !gone) {
      const place: Place = wanted;
      drawing = place;
      wanted = null;
      const canvas = await paint(askedFor(place, palette)).catch(() => null);
      // Of another zoom than the one that was asked for meanwhile, it would only be seen for a moment.
      if (canvas && (!wanted || isAt(wanted, place.zoom))) coming = { ...place, canvas };
      if (!zooming && !gone) settle();
    }
    drawing = null;
  };

  /** Not in the middle of a zoom, which would jump. */
  const settle = () => {
    if (coming) {
      const { canvas, size } = coming;
      canvas.className = "leaflet-zoom-animated";
      Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
      // Its memory at once: left to the collector of garbage, megabytes have it run in the middle of a move.
      if (shown) shown.canvas.width = 0;
      pane.replaceChildren(canvas);
      [shown, coming] = [coming, null];
    }
    stand(map.getPixelOrigin(), map.getZoom());
  };
  const stand = (origin: L.Point, zoom: number) => {
    if (!shown) return;
    const scale = map.getZoomScale(zoom, shown.zoom);
    L.DomUtil.setTransform(shown.canvas, shown.corner.multiplyBy(scale).subtract(origin), scale);
  };
  const askUnlessCovered = (more = 0) => {
    // Between two zooms a hand is still pinching.
    if (zooming || !Number.isInteger(map.getZoom())) return;
    if (![shown, coming, drawing].some((place) => place && covers(map, place, more))) void ask();
  };

  const zoomTo = ({ center, zoom }: L.ZoomAnimEvent) => {
    zooming = true;
    coming = null;
    const toPane = map.containerPointToLayerPoint([0, 0]);
    const corner = map.project(center, zoom).subtract(map.getSize().divideBy(2));
    stand(corner.subtract(toPane).round(), zoom);
    void ask(center, zoom);
  };
  const zoomed = () => {
    zooming = false;
    stand(map.getPixelOrigin(), map.getZoom());
    requestAnimationFrame(() => gone || zooming || settle());
    askUnlessCovered();
  };
  const events = {
    zoomanim: zoomTo as L.LeafletEventHandlerFn,
    zoom: () => zooming || settle(),
    zoomend: zoomed,
    viewreset: zoomed,
    move: () => askUnlessCovered(),
    moveend: () => askUnlessCovered(margin / 2),
    resize: () => askUnlessCovered(),
  };
  map.on(events);
  void ask();

  return {
    recolour(next: Palette): void {
      palette = next;
      void ask();
    },
    remove(): void {
      gone = true;
      map.off(events);
      pane.replaceChildren();
    },
  };
}

function isAt(place: Place, zoom: number): boolean {
  return place.zoom === zoom;
}
