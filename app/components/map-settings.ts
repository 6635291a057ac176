import type { Point } from "~/domain/place";
import type { useT } from "~/i18n/context";
import type { MapLabels, TileLook } from "~/map/map-props";

/** As the server knows it: where a map begins and what lies under it. */
export type MapSettings = {
  centre: Point;
  zoom: number;
  tiles: boolean;
  tileLook?: TileLook;
  attribution: string;
  streetCredit?: string;
};

export function mapLabels(t: ReturnType<typeof useT>): MapLabels {
  return {
    map: t("home.map.label"),
    zoomIn: t("home.map.zoomIn"),
    zoomOut: t("home.map.zoomOut"),
    unavailable: t("home.map.unavailable"),
    picture: t("places.picture"),
  };
}
