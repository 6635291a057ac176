import Supercluster from "supercluster";
import { type Category, categories } from "../categories";
import type { MapPoint } from "./clusters";

export type ClusterIndex = Supercluster<Numbered, Mixed>;

/** `nr`: its place in the list */
type Numbered = { point: MapPoint; nr: number };
/** `mix` counts by category, in the catalogue's order; `first` is the lowest number in it */
export type Mixed = { urgent: boolean; mix: number[]; first: number };

/** Closer than this nothing falls apart any more. */
export const maxZoom = 16;

const unit = Object.fromEntries(
  categories.map((category) => [category, categories.map((one) => (one === category ? 1 : 0))]),
) as Record<Category, number[]>;

/**
 * Points in the list's order. Clusters at every zoom of a Web Mercator map with tiles of 256 px: needs closer than
 * 60 px are one mark. Runs on the server for many needs, in the browser for few.
 */
export function clusterIndex(points: readonly MapPoint[]): ClusterIndex {
  const index: ClusterIndex = new Supercluster<Numbered, Mixed>({
    radius: 60,
    extent: 256,
    maxZoom,
    map: ({ point, nr }) => ({ urgent: point.urgent, mix: unit[point.category], first: nr }),
    reduce: (all, one) => {
      // Supercluster copies the first one's properties flat: its list is not ours to change.
      all.mix = all.mix.map((count, nr) => count + (one.mix[nr] ?? 0));
      all.urgent ||= one.urgent;
      all.first = Math.min(all.first, one.first);
    },
  });
  return index.load(
    points.map((point, nr) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [point.lon, point.lat] },
      properties: { point, nr },
    })),
  );
}
