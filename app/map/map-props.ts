import type { Ref } from "react";
import type { Category } from "~/domain/categories";
import type { ClusterMark, MapPoint, Mark } from "~/domain/finding/clusters";
import type { Bounds } from "~/domain/finding/filter";
import type { Point } from "~/domain/place";

export type MapLabels = {
  /** The map's name for screen readers. */
  map: string;
  zoomIn: string;
  zoomOut: string;
  /** Asks for the tiles where data is saved. */
  picture?: string;
  /** Shown in the map's place when it cannot be loaded. */
  unavailable: string;
};

/** How the server's tiles are drawn: pictures, also for sharp screens, or shapes; and the last zoom there are any of. */
export type TileLook = { kind: "raster" | "sharp" | "vector"; maxZoom: number };

type Ground = {
  centre: Point;
  zoom: number;
  /** Whether the server has a tile source; without, the base layer is the map. */
  tiles: boolean;
  /** What kind they are; pictures up to zoom 18 when nothing is said. */
  tileLook?: TileLook;
  /** Credit of the tile source, plain text. */
  attribution: string;
  /** Credit of who finds streets, where it is more than OpenStreetMap's, which is always there. */
  streetCredit?: string;
  /** Address of the base layer. */
  base?: string;
  className?: string;
};

/** How the marks are called for those who do not see them. */
export type MarkLabels = { need(need: MapPoint): string; cluster(cluster: ClusterMark): string };

/** A need of the list that has a place. */
export type Listed = { id: string; category: Category; lat: number; lon: number };

/** Where the map goes: once for each new object. `bounds` count more than the centre. */
export type MapView = { centre: Point; zoom: number; bounds: Bounds | null };

/** What somebody looks at after a move by hand: what no sheet covers, degrees. */
export type Moved = { bounds: Bounds; zoom: number };

/** What the list tells the map. */
export type MapHandle = {
  /** marks the need with this id, or the cluster that holds it */
  point(id: string | null): void;
  /** gives that mark the focus */
  focus(id: string): void;
};

export type HelpMapProps = Omit<Ground, "centre" | "zoom"> & {
  view: MapView;
  /** all needs: the map makes the clusters; or else */
  points: readonly MapPoint[] | null;
  /** what the server made of them */
  marks: readonly Mark[] | null;
  /** in the list's order, in which the keyboard walks the marks */
  listed: readonly Listed[];
  selectedId: string | null;
  onSelect: (need: MapPoint | null) => void;
  /** the needs of the list whose mark is pointed at */
  onPoint: (ids: string[]) => void;
  onMove: (moved: Moved) => void;
  handle: Ref<MapHandle>;
  /** The visitor's own circle, drawn lightly. */
  around?: (Point & { radiusKm: number }) | null;
  labels: MapLabels & MarkLabels;
};

export type PointPickerProps = Ground & {
  value: Point | null;
  onChange: (point: Point) => void;
  radiusKm?: number;
  /** `pin` names the movable pin and says that arrow keys move it. */
  labels: MapLabels & { pin: string };
};
