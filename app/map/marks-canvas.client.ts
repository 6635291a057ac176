import * as L from "leaflet";
import type { Mark } from "~/domain/finding/clusters";
import { type Look, lookOf, onMotion } from "./map-motion.client";
import { markColours, onOtherColours } from "./mark-colours.client";
import { markPictures } from "./mark-pictures.client";
import { sharpness } from "./mark-shapes.client";
import { drawCell, forget, isInSight, type Spot, spotOf } from "./mark-spots.client";

/** The keys of marks that stand out. */
export type Lit = { selected?: string; pointed?: string };

/** Milliseconds of a frame that new pictures may take. */
const budget = 3;
/**
 * The pictures of all marks, one canvas the size of the map: two hundred elements with a picture each took a slow
 * phone half a second to style, lay out and layer at every zoom. What is pressed, named and focused are plain buttons
 * above it (`drawnMarks`).
 */
export function marksCanvas(map: L.Map) {
  const pane = map.getPane("pictures") ?? map.createPane("pictures");
  const canvas = pane.appendChild(document.createElement("canvas"));
  canvas.className = "map-pictures";
  const context = canvas.getContext("2d");
  let pictures = markPictures(markColours(map.getContainer()));
  let spots: Spot[] = [];
  let coming: { spots: Spot[]; shown: () => void } | null = null;
  let lit: Lit = {};
  let look = lookOf(map);
  let frame = 0;

  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      // Drawn anew only when there is something new to see.
      if (coming && !prepare(coming.spots)) return soon();
      draw(look, true);
    });
  };
  const draw = (at: Look, anew = false) => {
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    const same = at.scale === look.scale && at.left === look.left && at.top === look.top;
    if (same && !anew) return;
    look = at;
    const until = performance.now() + budget;
    const size = map.getSize();
    const sharp = sharpness();
    const [width, height] = [Math.round(size.x * sharp), Math.round(size.y * sharp)];
    if (canvas.width !== width || canvas.height !== height) {
      Object.assign(canvas, { width, height });
      Object.assign(canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    }
    context?.setTransform(sharp, 0, 0, sharp, 0, 0);
    context?.clearRect(0, 0, size.x, size.y);
    for (const spot of spots) if (!isLit(spot)) place(spot, at, size, until);
    for (const spot of spots) if (isLit(spot)) place(spot, at, size, until);
  };
  /** What is there stays until all that replaces it in sight can be drawn at once. */
  const prepare = (next: Spot[]): boolean => {
    const until = performance.now() + budget;
    const inSight = next.filter((spot) => isInSight(spot, look, map.getSize()));
    for (const spot of inSight) {
      if (!spot.pictures[0] && performance.now() > until) return false;
      spot.pictures[0] ??= pictures.of(spot.mark, false);
    }
    const shown = coming?.shown;
    const kept = new Set(next.map((spot) => spot.key));
    for (const { key, mark, pictures: drawn } of spots)
      if (mark.kind === "cluster" && !kept.has(key)) for (const picture of drawn) forget(picture);
    spots = next;
    coming = null;
    shown?.();
    return true;
  };
  const isLit = ({ key }: Spot) => key === lit.selected || key === lit.pointed;

  const place = (spot: Spot, { scale, left, top }: Look, size: L.Point, until: number) => {
    if (!context || !isInSight(spot, look, size)) return;
    const [x, y] = [spot.x * scale - left, spot.y * scale - top];
    const which = isLit(spot) ? 1 : 0;
    if (!spot.pictures[which] && performance.now() > until) return soon();
    spot.pictures[which] ??= pictures.of(spot.mark, which === 1);
    const picture = spot.pictures[which];
    drawCell(context, spot, x, y, scale, pictures.colourOf);
    const large = spot.mark.kind === "cluster" || !which ? 1 : spot.key === lit.selected ? 1.28 : 1.12;
    const sharp = sharpness();
    context.drawImage(
      picture.canvas,
      Math.round((x - picture.left * large) * sharp) / sharp,
      Math.round((y - picture.top * large) * sharp) / sharp,
      picture.width * large,
      picture.height * large,
    );
  };

  const stopMotion = onMotion(map, (at) => draw(at));
  map.on("resize", soon);
  const stopColours = onOtherColours(() => {
    pictures = markPictures(markColours(map.getContainer()));
    for (const spot of [...spots, ...(coming?.spots ?? [])]) spot.pictures = [];
    soon();
  });

  return {
    /** Draws these instead of what was there; `shown` when they are, within a few frames. */
    show(marks: readonly Mark[], shown: () => void): void {
      const known = new Map([...spots, ...(coming?.spots ?? [])].map((spot) => [spot.key, spot]));
      const next = marks.map((mark) => spotOf(mark, known));
      // What stands farther south lies above.
      coming = { spots: next.sort((a, b) => a.y - b.y), shown };
      soon();
    },
    light(next: Lit): void {
      if (next.selected === lit.selected && next.pointed === lit.pointed) return;
      lit = next;
      soon();
    },
    remove(): void {
      cancelAnimationFrame(frame);
      stopMotion();
      map.off("resize", soon);
      stopColours();
      canvas.remove();
    },
  };
}
