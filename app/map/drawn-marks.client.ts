import type * as L from "leaflet";
import type { Mark } from "~/domain/finding/clusters";
import { markKey, placeOf } from "./mark-of";
import type { marksCanvas } from "./marks-canvas.client";

export type DrawnMark = { mark: Mark; element: HTMLElement };

/** Milliseconds of a frame that new buttons may take; to style and lay them out takes the browser longer still. */
const budget = 2;

/**
 * A button for each mark, for as long as it is wanted. First the pictures; then whatever is new comes in small
 * portions, frame by frame; only then what is no longer wanted goes.
 */
export function drawnMarks(
  map: L.Map,
  canvas: ReturnType<typeof marksCanvas>,
  elementFor: (mark: Mark) => HTMLElement,
  onDrawn: () => void,
) {
  const pane = map.getPane("marks") ?? map.createPane("marks");
  const drawn = new Map<string, DrawnMark>();
  let wanted = new Map<string, Mark>();
  let frame = 0;
  let moving = 0;

  const draw = () => {
    const began = performance.now();
    for (const [key, mark] of wanted) {
      if (drawn.has(key)) continue;
      if (performance.now() - began > budget) {
        frame = requestAnimationFrame(draw);
        return;
      }
      const element = elementFor(mark);
      element.dataset.mark = key;
      place(map, mark, element);
      pane.append(element);
      drawn.set(key, { mark, element });
    }
    frame = 0;
    for (const [key, { element }] of drawn) {
      if (wanted.has(key)) continue;
      element.remove();
      drawn.delete(key);
    }
    onDrawn();
  };
  const replace = () => {
    for (const { mark, element } of drawn.values()) place(map, mark, element);
  };
  const replaceSoon = () => {
    cancelAnimationFrame(moving);
    moving = requestAnimationFrame(replace);
  };
  map.on("zoomend viewreset", replaceSoon);

  return {
    drawn: drawn as ReadonlyMap<string, DrawnMark>,
    show(marks: readonly Mark[]): void {
      wanted = new Map(marks.map((mark) => [markKey(mark), mark]));
      for (const [key, mark] of wanted) {
        const known = drawn.get(key);
        if (known) known.mark = mark;
      }
      cancelAnimationFrame(frame);
      canvas.show(marks, () => {
        frame = requestAnimationFrame(draw);
      });
    },
    remove(): void {
      cancelAnimationFrame(frame);
      cancelAnimationFrame(moving);
      map.off("zoomend viewreset", replaceSoon);
      for (const { element } of drawn.values()) element.remove();
      drawn.clear();
    },
  };
}

/** By its sides, not by a transform, which would make a paint chunk of each. */
function place(map: L.Map, mark: Mark, element: HTMLElement): void {
  const { lat, lon } = placeOf(mark);
  const { x, y } = map.latLngToLayerPoint([lat, lon]);
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
}

/** On the screen. */
export function nearestTo(
  map: L.Map,
  { lat, lon }: { lat: number; lon: number },
  drawn: Iterable<DrawnMark>,
): DrawnMark | undefined {
  const spot = map.latLngToLayerPoint([lat, lon]);
  const away = ({ mark }: DrawnMark) => {
    const there = placeOf(mark);
    return map.latLngToLayerPoint([there.lat, there.lon]).distanceTo(spot);
  };
  return [...drawn].sort((a, b) => away(a) - away(b))[0];
}
