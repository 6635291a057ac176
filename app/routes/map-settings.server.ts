import type { MapSettings } from "~/components/map-settings";
import { env } from "~/env.server";

type View = { lat: number; lon: number } & ({ zoom: number } | { radiusKm: number });

/** What every map of ours needs from the server: where to begin, and whether there are tiles. */
export function mapSettings(view: View): MapSettings {
  const { tileKind, tileMaxZoom, tileAttribution, geocoder } = env();
  return {
    centre: { lat: view.lat, lon: view.lon },
    zoom: "zoom" in view ? view.zoom : zoomFor(view.radiusKm, view.lat),
    tiles: tileKind !== "none",
    ...(tileKind === "none" ? {} : { tileLook: { kind: tileKind, maxZoom: tileMaxZoom } }),
    attribution: tileAttribution,
    ...(geocoder?.attribution ? { streetCredit: geocoder.attribution } : {}),
  };
}

/** The zoom at which a circle fills a phone's width: a tile of 256 px spans the equator's 40,075 km at zoom 0. */
function zoomFor(radiusKm: number, lat: number): number {
  const kmPerPixel = (2 * radiusKm) / 360;
  const zoom = Math.log2((40_075 * Math.cos((lat * Math.PI) / 180)) / 256 / kmPerPixel);
  return Math.min(14, Math.max(6, Math.floor(zoom)));
}
