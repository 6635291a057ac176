import type * as L from "leaflet";
import type { MapPoint, Mark } from "~/domain/finding/clusters";
import { type DrawnMark, drawnMarks, nearestTo } from "./drawn-marks.client";
import { swap } from "./dressed.client";
import type { Listed, MarkLabels } from "./map-props";
import { bringIn, viewAt } from "./map-view.client";
import { markElement } from "./mark-elements.client";
import { onMarks } from "./mark-events.client";
import { markOf, placeOf } from "./mark-of";
import { marksCanvas } from "./marks-canvas.client";
import { roomFor, type Spread, spread } from "./spread.client";

export type Told = {
  labels: MarkLabels;
  listed: readonly Listed[];
  onSelect: (need: MapPoint | null) => void;
  onPoint: (ids: string[]) => void;
};

export type MarksLayer = ReturnType<typeof marksLayer>;

/**
 * The marks of a map: drawn without React, because two hundred of them change with every move. `told` is asked anew
 * each time.
 */
export function marksLayer(map: L.Map, told: () => Told) {
  let selected: Listed | null = null;
  let pointed: string | null = null;
  let hovered: HTMLElement | null = null;
  let open: Spread | null = null;
  let left: { lat: number; lon: number } | null = null;
  let dressed: { selected?: HTMLElement; pointed?: HTMLElement } = {};

  const elementFor = (mark: Mark) => {
    const { need, cluster } = told().labels;
    return markElement(mark, mark.kind === "need" ? need(mark.need) : cluster(mark));
  };
  const canvas = marksCanvas(map);
  const marks = drawnMarks(map, canvas, elementFor, () => {
    if (open && !marks.drawn.has(open.key)) close();
    keepFocus();
    events.settle();
    dress();
  });

  /** The pin of an open cluster, or the mark itself. */
  const elementOf = (need: Listed): HTMLElement | undefined => {
    const pin = open?.pins.get(need.id);
    if (pin) return pin;
    const all = [...marks.drawn.values()];
    const mark = markOf(
      all.map((one) => one.mark),
      need,
      map.getZoom(),
    );
    return all.find((one) => one.mark === mark)?.element;
  };
  const known = (id: string | null) =>
    (id !== null &&
      (told().listed.find((one) => one.id === id) ?? (selected?.id === id ? selected : null))) ||
    null;

  const dress = () => {
    const need = known(pointed);
    dressed = {
      selected: swap("map-mark-selected", dressed.selected, selected ? elementOf(selected) : undefined),
      pointed: swap("map-mark-pointed", dressed.pointed, need ? elementOf(need) : undefined),
    };
    canvas.light({
      selected: dressed.selected?.dataset.mark,
      pointed: hovered?.dataset.mark ?? dressed.pointed?.dataset.mark,
    });
  };

  const close = (refocus = false) => {
    if (!open) return;
    const cluster = marks.drawn.get(open.key)?.element;
    const focused = [...open.pins.values()].some((pin) => pin === document.activeElement);
    open.close();
    open = null;
    cluster?.setAttribute("aria-expanded", "false");
    if (focused || refocus) (cluster ?? map.getContainer()).focus({ preventScroll: true });
    dress();
  };

  const press = (key: string, { mark, element }: DrawnMark, byKey: boolean) => {
    if (mark.kind === "need") return told().onSelect(mark.need);
    if (mark.zoomTo !== null) {
      close();
      // A move by hand, as pinching there would be: the list follows.
      viewAt(map, mark, Math.min(mark.zoomTo, map.getMaxZoom()), true);
      return;
    }
    if (open?.key === key) return close();
    close();
    open = spread(map, key, mark, told().labels.need);
    element.setAttribute("aria-expanded", "true");
    bringIn(map, mark, roomFor(mark));
    if (byKey) [...open.pins.values()][0]?.focus({ preventScroll: true });
    dress();
  };

  /** Who stood on a mark that fell apart or went stands on the nearest one then. */
  const keepFocus = () => {
    if (left && document.activeElement === document.body) {
      const nearest = nearestTo(map, left, marks.drawn.values());
      (nearest?.element ?? map.getContainer()).focus({ preventScroll: true });
    }
    left = null;
  };

  const events = onMarks(map, {
    drawn: marks.drawn,
    spread: () => open,
    listed: () => told().listed,
    press,
    pick: (id) => {
      const cluster = open && marks.drawn.get(open.key)?.mark;
      const need = cluster?.kind === "cluster" ? cluster.needs.find((one) => one.id === id) : undefined;
      if (need) told().onSelect(need);
    },
    point: (ids) => told().onPoint(ids),
    hover: (element) => {
      hovered = element;
      dress();
    },
    away: () => (open ? close(true) : told().onSelect(null)),
    background: () => close(),
  });

  return {
    show(next: readonly Mark[]): void {
      const focused = [...marks.drawn.values()].find((one) => one.element === document.activeElement);
      if (focused) left = placeOf(focused.mark);
      marks.show(next);
    },
    select(need: Listed | null): void {
      selected = need;
      dress();
    },
    point(id: string | null): void {
      pointed = id;
      dress();
    },
    focus(id: string): void {
      const need = known(id);
      ((need && elementOf(need)) || map.getContainer()).focus({ preventScroll: true });
    },
    remove(): void {
      events.remove();
      close();
      marks.remove();
      canvas.remove();
    },
  };
}
