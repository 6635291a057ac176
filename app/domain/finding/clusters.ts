import { type Category, categories } from "../categories";
import { type ClusterIndex, type Mixed, maxZoom } from "./cluster-index";
import { type Bounds, fiveDecimals } from "./filter";

/** An open need on the map, as everybody may see it. `exact: false`: the centre of its 1 km cell. */
export type MapPoint = {
  id: string;
  title: string;
  category: Category;
  lat: number;
  lon: number;
  exact: boolean;
  placesLeft: number;
  urgent: boolean;
  when: string;
};

export type Mark = { kind: "need"; need: MapPoint } | ClusterMark;

export type ClusterMark = {
  kind: "cluster";
  /** the same as long as it holds the same needs */
  key: string;
  lat: number;
  lon: number;
  count: number;
  urgent: boolean;
  /** biggest first */
  mix: { category: Category; count: number }[];
  /** the zoom at which it falls apart; null: its needs share a spot */
  zoomTo: number | null;
  /** when `zoomTo` is null, the first 30 */
  needs: MapPoint[];
};

const mostShown = 30;

/**
 * The marks within the bounds at a zoom (rounded), in the order of their first needs in the list; where there would be
 * more than `most`, those of a farther zoom. Closer than 16 nothing falls apart any more: what is still one mark there
 * shares a spot, at every zoom beyond.
 */
export function marksIn(
  index: ClusterIndex,
  { west, south, east, north }: Bounds,
  zoom: number,
  most = Number.POSITIVE_INFINITY,
): Mark[] {
  let at = Math.min(maxZoom, Math.max(0, Math.round(zoom)));
  let found = index.getClusters([west, south, east, north], at);
  for (; found.length > most && at > 0; at -= 1) {
    found = index.getClusters([west, south, east, north], at - 1);
  }
  return found
    .map(({ geometry, properties }) => {
      if (!("cluster" in properties)) return { nr: properties.nr, mark: needMark(properties.point) };
      const { cluster_id: id, point_count: count, ...mixed } = properties;
      return { nr: mixed.first, mark: clusterMark(index, { id, count, ...mixed }, geometry.coordinates) };
    })
    .sort((a, b) => a.nr - b.nr)
    .map(({ mark }) => mark);
}

function needMark(need: MapPoint): Mark {
  return { kind: "need", need };
}

function clusterMark(
  index: ClusterIndex,
  { id, count, urgent, mix, first }: Mixed & { id: number; count: number },
  [lon = 0, lat = 0]: number[],
): Mark {
  const zoomTo = index.getClusterExpansionZoom(id);
  const together = zoomTo > maxZoom;
  return {
    kind: "cluster",
    key: `${first}-${count}`,
    ...{ lat: fiveDecimals(lat), lon: fiveDecimals(lon), count, urgent },
    mix: categories
      .map((category, nr) => ({ category, count: mix[nr] ?? 0 }))
      .filter((one) => one.count > 0)
      .sort((a, b) => b.count - a.count),
    zoomTo: together ? null : zoomTo,
    needs: together ? leavesOf(index, id) : [],
  };
}

function leavesOf(index: ClusterIndex, id: number): MapPoint[] {
  const leaves = index.getLeaves(id, Number.POSITIVE_INFINITY).map((leaf) => leaf.properties);
  return leaves
    .sort((a, b) => a.nr - b.nr)
    .slice(0, mostShown)
    .map(({ point }) => point);
}
