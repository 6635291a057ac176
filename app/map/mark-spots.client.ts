import * as L from "leaflet";
import type { Mark } from "~/domain/finding/clusters";
import type { Look } from "./map-motion.client";
import type { MarkColours } from "./mark-colours.client";
import { markKey, placeOf } from "./mark-of";
import type { Picture } from "./mark-pictures.client";

/** Where it stands in a world of 1 × 1. */
export type Spot = {
  mark: Mark;
  key: string;
  x: number;
  y: number;
  pictures: [plain?: Picture, lit?: Picture];
};

/** Metres; the circle around the centre of a 1 km cell that has the cell's area. */
const cellRadius = 560;
/** Pixels of a cell below which its pin says the same. */
const smallestCell = 8;
const earthCircumference = 40_075_017;

/** With the pictures it already has, if it is known. */
export function spotOf(mark: Mark, known: ReadonlyMap<string, Spot>): Spot {
  const { lat, lon } = placeOf(mark);
  const { x, y } = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 0).divideBy(256);
  const key = markKey(mark);
  return { mark, key, x, y, pictures: known.get(key)?.pictures ?? [] };
}

export function isInSight({ x, y }: Spot, { scale, left, top }: Look, size: L.Point): boolean {
  const [right, down] = [x * scale - left, y * scale - top];
  return right > -60 && down > -60 && right < size.x + 60 && down < size.y + 80;
}

/** The kilometre within which a need is whose place is not told, where it is large enough to be seen. */
export function drawCell(
  context: CanvasRenderingContext2D,
  { mark, y: fromNorth }: Spot,
  x: number,
  y: number,
  scale: number,
  colours: MarkColours["of"],
): void {
  if (mark.kind === "cluster" || mark.need.exact) return;
  const narrow = Math.cosh(Math.PI * (1 - 2 * fromNorth));
  const radius = (cellRadius * scale * narrow) / earthCircumference;
  if (radius < smallestCell) return;
  context.fillStyle = context.strokeStyle = colours[mark.need.category];
  context.lineWidth = 1.5;
  context.setLineDash([5, 5]);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.globalAlpha = 0.2;
  context.fill();
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
}

/** Gives its memory back at once: left to the collector of garbage, it has it run in the middle of a move. */
export function forget(picture: Picture | undefined): void {
  if (picture) picture.canvas.width = 0;
}
