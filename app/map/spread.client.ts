import * as L from "leaflet";
import type { ClusterMark, MapPoint } from "~/domain/finding/clusters";
import { fanOut } from "./fan-out";
import { markColours } from "./mark-colours.client";
import { asideElement, legsElement, markerAt } from "./mark-elements.client";
import { markPictures } from "./mark-pictures.client";

export type Spread = { key: string; pins: Map<string, HTMLElement>; close(): void };

/** Opens a cluster whose needs share a spot: each gets a pin of its own, on a leg. In the order they came. */
export function spread(
  map: L.Map,
  key: string,
  cluster: ClusterMark,
  nameOf: (need: MapPoint) => string,
): Spread {
  const offsets = fanOut(cluster.needs.length);
  const layers = L.layerGroup();
  const at = (element: Element, above: number) =>
    layers.addLayer(markerAt(cluster.lat, cluster.lon, element, above));
  at(legsElement(offsets), 2000);
  const pins = new Map<string, HTMLElement>();
  const colours = markColours(map.getContainer());
  cluster.needs.forEach((need, nr) => {
    const picture = markPictures(colours).pin(need, false);
    const element = asideElement(picture, nameOf(need), offsets[nr] ?? [0, 0]);
    element.dataset.need = need.id;
    pins.set(need.id, element);
    at(element, 2001);
  });
  layers.addTo(map);
  return { key, pins, close: () => void layers.remove() };
}

/** Pixels that an open cluster needs around it. */
export function roomFor(cluster: ClusterMark): number {
  return Math.max(...fanOut(cluster.needs.length).map(([right, down]) => Math.hypot(right, down))) + 62;
}
