import * as L from "leaflet";
import type { Mark } from "~/domain/finding/clusters";
import { clusterRadius, type Picture } from "./mark-pictures.client";

/** What is pressed, named and focused; its picture is drawn below it (`marksCanvas`). */
export function markElement(mark: Mark, name: string): HTMLButtonElement {
  if (mark.kind === "need") return markButton("map-pin", name);
  const button = markButton("map-cluster", name);
  if (clusterRadius(mark.count) > 27) button.classList.add("map-cluster-big");
  if (mark.zoomTo === null) button.setAttribute("aria-expanded", "false");
  return button;
}

/** A pin with its picture in it, `right` and `down` of its spot, pixels. */
export function asideElement({ canvas, width, height, left, top }: Picture, name: string, offset: number[]) {
  const [right = 0, down = 0] = offset;
  const button = markButton("map-pin", name);
  Object.assign(canvas.style, {
    width: `${width}px`,
    height: `${height}px`,
    margin: `${57 - top}px ${24 - left}px`,
  });
  button.style.margin = `${down - 57}px 0 0 ${right - 24}px`;
  button.append(canvas);
  return button;
}

/** Thin lines from the spot to where its pins stepped. */
export function legsElement(offsets: readonly [number, number][]): Element {
  const lines = offsets.map(([right, down]) => `<path d="M0 0L${right} ${down}"/>`);
  const template = document.createElement("template");
  template.innerHTML = `<svg class="map-legs" width="1" height="1" aria-hidden="true">${lines.join("")}</svg>`;
  return template.content.firstElementChild as Element;
}

/** Leaflet moves the element and asks nothing else of it. */
export function markerAt(lat: number, lon: number, element: Element, zIndexOffset: number): L.Marker {
  const icon = Object.assign(L.divIcon(), { createIcon: () => element });
  return L.marker([lat, lon], { icon, pane: "marks", interactive: false, keyboard: false, zIndexOffset });
}

/** A real button brings focus, Enter, Space and its name for nothing. */
function markButton(className: string, name: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `map-mark ${className}`;
  button.tabIndex = -1;
  button.setAttribute("aria-label", name);
  return button;
}
