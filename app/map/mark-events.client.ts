import type * as L from "leaflet";
import type { DrawnMark } from "./drawn-marks.client";
import type { Listed } from "./map-props";
import { bringIn } from "./map-view.client";
import { inListOrder, markOf, placeOf } from "./mark-of";
import type { Spread } from "./spread.client";

type Marks = {
  drawn: ReadonlyMap<string, DrawnMark>;
  spread(): Spread | null;
  listed(): readonly Listed[];
  press(key: string, mark: DrawnMark, byKey: boolean): void;
  pick(id: string): void;
  point(ids: string[]): void;
  /** a mouse is over it */
  hover(element: HTMLElement | null): void;
  /** Escape on a mark */
  away(): void;
  /** a tap beside all marks */
  background(): void;
};

const forward = ["ArrowRight", "ArrowDown"];
const backward = ["ArrowLeft", "ArrowUp"];

/**
 * Taps, pointing and keys for all marks at once. The marks are one stop of the Tab key; the arrow keys walk them in
 * the order of the list, + and − zoom, Escape goes back to the map.
 */
export function onMarks(map: L.Map, marks: Marks) {
  const pane = map.getPane("marks") as HTMLElement;
  let current: HTMLElement | null = null;

  const walked = (): HTMLElement[] => {
    const open = marks.spread();
    if (open && [...open.pins.values()].some((pin) => pin === document.activeElement))
      return [...open.pins.values()];
    const drawn = [...marks.drawn.values()];
    const order = inListOrder(
      drawn.map(({ mark }) => mark),
      marks.listed(),
      map.getZoom(),
    );
    const elements = new Map(drawn.map(({ mark, element }) => [mark, element]));
    return order.flatMap((mark) => elements.get(mark) ?? []);
  };
  const stopAt = (element: HTMLElement | undefined) => {
    if (current) current.tabIndex = -1;
    current = element ?? null;
    if (current) current.tabIndex = 0;
  };
  const drawnAt = (element: HTMLElement) => {
    const key = element.dataset.mark ?? "";
    const found = marks.drawn.get(key);
    return found && { key, found };
  };

  const click = (event: MouseEvent) => {
    const element = markAt(event);
    if (!element) return;
    event.stopPropagation();
    if (event.detail > 0 && (map.dragging as L.Handler & { moved(): boolean }).moved()) return;
    if (element.dataset.need) return marks.pick(element.dataset.need);
    const at = drawnAt(element);
    if (at) marks.press(at.key, at.found, event.detail === 0);
  };
  const keydown = (event: KeyboardEvent) => {
    const element = markAt(event);
    if (!element || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = walked();
    const at = all.indexOf(element);
    const next = forward.includes(event.key)
      ? all[(at + 1) % all.length]
      : backward.includes(event.key)
        ? all[(at + all.length - 1) % all.length]
        : event.key === "Home"
          ? all[0]
          : event.key === "End"
            ? all.at(-1)
            : undefined;
    if (next) next.focus({ preventScroll: true });
    else if (event.key === "+") map.zoomIn();
    else if (event.key === "-") map.zoomOut();
    else if (event.key === "Escape") {
      if (!marks.spread() && !element.classList.contains("map-mark-selected")) map.getContainer().focus();
      marks.away();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const focusin = (event: FocusEvent) => {
    const element = markAt(event);
    if (!element) return;
    stopAt(element);
    tell(element);
    const at = drawnAt(element);
    if (at) bringIn(map, placeOf(at.found.mark), 40, false);
  };
  const tell = (element: HTMLElement | null) => {
    const at = element && drawnAt(element);
    if (element?.dataset.need) marks.point([element.dataset.need]);
    else if (!at) marks.point([]);
    else {
      const { mark } = at.found;
      const all = [...marks.drawn.values()].map((one) => one.mark);
      const zoom = map.getZoom();
      marks.point(marks.listed().flatMap((one) => (markOf(all, one, zoom) === mark ? [one.id] : [])));
    }
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType !== "mouse") return;
    tell(markAt(event));
    marks.hover(markAt(event));
  };
  const out = () => tell(null);
  const leave = () => {
    tell(null);
    marks.hover(null);
  };
  const dblclick = (event: MouseEvent) => markAt(event) && event.stopPropagation();

  pane.addEventListener("click", click);
  pane.addEventListener("dblclick", dblclick);
  pane.addEventListener("keydown", keydown);
  pane.addEventListener("focusin", focusin);
  pane.addEventListener("focusout", out);
  pane.addEventListener("pointerover", over);
  pane.addEventListener("pointerleave", leave);
  map.on("click zoomstart", marks.background);

  return {
    /** After a change of marks: one of them is what Tab reaches. */
    settle(): void {
      if (!current?.isConnected) stopAt(walked()[0]);
    },
    remove(): void {
      pane.removeEventListener("click", click);
      pane.removeEventListener("dblclick", dblclick);
      pane.removeEventListener("keydown", keydown);
      pane.removeEventListener("focusin", focusin);
      pane.removeEventListener("focusout", out);
      pane.removeEventListener("pointerover", over);
      pane.removeEventListener("pointerleave", leave);
      map.off("click zoomstart", marks.background);
    },
  };
}

function markAt(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(".map-mark") : null;
}
