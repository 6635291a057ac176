import type { Drawing, Window } from "./base-drawing.client";
import type { BasePlace } from "./base-file.client";
import type { Palette } from "./palette.client";

/** Metres at the equator. */
export const earthCircumference = 40_075_017;

/** With a margin of half a label or half a town. */
export function isPlaceInSight(
  place: BasePlace,
  scale: number,
  { left, top, width, height, zoom }: Window,
): boolean {
  if (zoom < place.zoom && zoom < 10) return false;
  const x = place.x * scale - left;
  const y = place.y * scale - top;
  const margin = Math.max(140, townRadius(place, scale) * 1.2);
  return x > -margin && x < width + margin && y > -margin && y < height + margin;
}

export function drawTown(
  context: Drawing,
  place: BasePlace,
  palette: Palette,
  scale: number,
  { left, top, zoom }: Window,
): void {
  const x = place.x * scale - left;
  const y = place.y * scale - top;
  const radius = Math.max(zoom < 9 ? 2 : 3, townRadius(place, scale));
  context.fillStyle = palette.town;
  if (radius < 5) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  const random = seeded(place.name);
  const corners = Array.from({ length: 11 }, (_, corner) => {
    const angle = (corner / 11) * 2 * Math.PI;
    const reach = radius * (0.72 + random() * 0.38);
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.86] as const;
  });
  roundedPath(context, corners);
  context.fill();
  if (zoom > 10 && radius > 14) drawHouses(context, palette, x, y, radius, random);
}

/** Not real houses: a texture that says "people live here", the same in every view and on every day. */
function drawHouses(
  context: Drawing,
  palette: Palette,
  x: number,
  y: number,
  radius: number,
  random: () => number,
): void {
  const side = Math.max(4, Math.min(13, radius / 9));
  context.fillStyle = palette.house;
  const houses = Math.min(90, 14 + radius / 3);
  for (let house = 0; house < houses; house += 1) {
    const angle = random() * 2 * Math.PI;
    const reach = radius * 0.72 * Math.sqrt(random());
    const width = side * (0.8 + random() * 0.9);
    const tall = side * (0.7 + random() * 0.6);
    context.fillRect(
      x + Math.cos(angle) * reach - width / 2,
      y + Math.sin(angle) * reach * 0.86 - tall / 2,
      width,
      tall,
    );
  }
}

function roundedPath(context: Drawing, corners: (readonly [number, number])[]): void {
  context.beginPath();
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
    if (index === 0) {
      const [lastX, lastY] = corners[corners.length - 1] ?? [x, y];
      context.moveTo((lastX + x) / 2, (lastY + y) / 2);
    }
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  context.closePath();
}

export function drawLabel(
  context: Drawing,
  place: BasePlace,
  palette: Palette,
  scale: number,
  { left, top, zoom }: Window,
): void {
  if (zoom < place.zoom) return;
  const size = Math.min(
    18,
    12 + Math.log10(place.population + 10) / 2 + Math.max(0, zoom - place.zoom) * 0.5,
  );
  const weight = place.population > 3000 || zoom - place.zoom > 3 ? 600 : 450;
  context.font = `${weight} ${size}px ${palette.font}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  const x = place.x * scale - left;
  const y = place.y * scale - top + 5;
  context.lineWidth = 4;
  context.strokeStyle = palette.halo;
  context.strokeText(place.name, x, y);
  context.fillStyle = palette.label;
  context.fillText(place.name, x, y);
}

/** mulberry32 over a hash of the name. */
function seeded(text: string): () => number {
  let state = 0;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pixels; a town's area grows with its inhabitants. */
function townRadius({ lat, population }: BasePlace, scale: number): number {
  const metres = 100 + 11 * Math.sqrt(population);
  return (metres * scale) / (earthCircumference * Math.cos((lat * Math.PI) / 180));
}
