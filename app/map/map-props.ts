import type { Category } from "~/domain/categories";
import type { Point } from "~/domain/place";

/** An open need as a pin. `exact: false` is a private place: the point is the centre of its 1 km cell. */
export type MapNeed = {
  id: string;
  title: string;
  category: Category;
  lat: number;
  lon: number;
  exact: boolean;
  placesLeft: number;
  when: string;
  urgent: boolean;
};

export type MapLabels = {
  /** The map's name for screen readers. */
  map: string;
  zoomIn: string;
  zoomOut: string;
  /** Shown in the map's place when it cannot be loaded. */
  unavailable: string;
};

type Ground = {
  centre: Point;
  zoom: number;
  /** Whether the server has a tile source; without, the base layer is the map. */
  tiles: boolean;
  /** Credit of the tile source, plain text. */
  attribution: string;
  /** Address of the base layer. */
  base?: string;
  className?: string;
};

export type HelpMapProps = Ground & {
  needs: readonly MapNeed[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** The visitor's own circle, drawn lightly. */
  around?: (Point & { radiusKm: number }) | null;
  /** `pin` names a need for screen readers: title, when, places. */
  labels: MapLabels & { pin: (need: MapNeed) => string };
};

export type PointPickerProps = Ground & {
  value: Point | null;
  onChange: (point: Point) => void;
  radiusKm?: number;
  /** `pin` names the movable pin and says that arrow keys move it. */
  labels: MapLabels & { pin: string };
};
