import type { BaseMap, Ring } from "./base-file.client";
import { drawLabel, drawTown, earthCircumference, isPlaceInSight } from "./base-places.client";
import type { Palette } from "./palette.client";
import { placesAround } from "./place-grid";

/** A part of the world, pixels at its zoom. */
export type Window = { zoom: number; left: number; top: number; width: number; height: number };

export type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function drawBase(context: Drawing, base: BaseMap, palette: Palette, window: Window): void {
  const scale = 256 * 2 ** window.zoom;
  context.fillStyle = palette.water;
  context.fillRect(0, 0, window.width, window.height);
  context.lineJoin = "round";
  // Borders drawn at different scales leave gaps: each land is stroked in its own colour, 800 m wide.
  const seam = Math.max(2, (800 * scale) / (earthCircumference * 0.62));
  const near = (ring: Ring) => isInSight(ring, scale, window);
  const paint = (ring: Ring, fill: string | null, stroke: string, width: number) =>
    fillAndStroke(context, ring, scale, window, { fill, stroke, width });
  for (const ring of base.neighbours.filter(near)) paint(ring, palette.abroad, palette.abroad, seam * 2);
  const states = base.states.filter(near);
  for (const ring of states) paint(ring, palette.land, palette.land, seam);
  // Natural Earth is a kilometre off in places: close up, its line would put a village into the wrong Land.
  for (const ring of window.zoom <= 9 ? states : [])
    paint(ring, null, palette.border, window.zoom < 8 ? 1 : 1.5);
  const [west, north] = [window.left / scale, window.top / scale];
  const around = placesAround(base.places, west, north, window.width / scale, window.height / scale);
  const shown = around.filter((place) => isPlaceInSight(place, scale, window));
  for (const place of shown) drawTown(context, place, palette, scale, window);
  for (const place of shown) drawLabel(context, place, palette, scale, window);
}

function isInSight(ring: Ring, scale: number, { left, top, width, height }: Window): boolean {
  const margin = 40;
  return (
    ring.west * scale < left + width + margin &&
    ring.east * scale > left - margin &&
    ring.north * scale < top + height + margin &&
    ring.south * scale > top - margin
  );
}

type Paint = { fill: string | null; stroke: string; width: number };

/** The path stays as it is, whatever the zoom: the canvas is scaled instead, and the line's width against it. */
function fillAndStroke(
  context: Drawing,
  { path, west, north }: Ring,
  scale: number,
  { left, top }: Window,
  { fill, stroke, width }: Paint,
): void {
  const pixels = scale / 1e6;
  context.save();
  context.translate(west * scale - left, north * scale - top);
  context.scale(pixels, pixels);
  if (fill) {
    context.fillStyle = fill;
    context.fill(path);
  }
  context.strokeStyle = stroke;
  context.lineWidth = width / pixels;
  context.stroke(path);
  context.restore();
}
