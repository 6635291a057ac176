import * as L from "leaflet";
import { labelRules, leafletLayer, paintRules } from "protomaps-leaflet";
import { paletteOf } from "./palette.client";

/**
 * The shapes of a Protomaps basemap in the map's own colours, in a pane of their own: what turns pictures over in the
 * dark must not touch them. Where the file has nothing, the base layer beneath shows.
 */
export function vectorLayer(map: L.Map, maxZoom: number): L.Layer {
  const pane = map.getPane("vector") ?? map.createPane("vector");
  pane.style.zIndex = "200";
  // The library extends the Leaflet it finds there.
  Object.assign(window, { L });
  const colours = coloursOf(map.getContainer());
  const layer = leafletLayer({
    url: "/tiles/{z}/{x}/{y}.mvt",
    paintRules: paintRules(colours),
    labelRules: labelRules(colours, "de"),
    lang: "de",
    maxDataZoom: maxZoom,
    pane: "vector",
    attribution: "",
  });
  return layer as unknown as L.Layer;
}

type Colours = Parameters<typeof paintRules>[0];

/** Few colours for many things: a map to find a village by, not to drive by. */
function coloursOf(element: Element): Colours {
  const { land, water, town, house, border, label, halo } = paletteOf(element);
  const style = getComputedStyle(element);
  const wood = style.getPropertyValue("--map-wood").trim();
  const road = style.getPropertyValue("--map-road").trim();
  const all = {
    [land]: "earth park_a park_b scrub_a scrub_b glacier sand beach aerodrome military zoo background",
    [wood]: "wood_a wood_b",
    [water]: "water",
    [town]: "hospital industrial school pedestrian runway pier",
    [house]: "buildings",
    [border]: "boundaries railway",
    [road]: "other minor_service minor_a minor_b link major highway",
    [label]:
      "roads_label_minor roads_label_major ocean_label subplace_label city_label state_label country_label address_label",
    [halo]:
      "roads_label_minor_halo roads_label_major_halo subplace_label_halo city_label_halo state_label_halo address_label_halo",
  };
  const named = Object.entries(all).flatMap(([colour, names]) =>
    names.split(" ").map((name) => [name, colour] as const),
  );
  const roads = ["minor_service", "minor", "link", "major", "highway", "other"];
  const casings = roads.flatMap((name) => [
    ...["", "tunnel_", "bridges_"].map((kind) => [`${kind}${name}_casing`, border] as const),
    ...["_casing_early", "_casing_late"].map((end) => [name + end, border] as const),
    ...["tunnel_", "bridges_"].map((kind) => [kind + name, road] as const),
  ]);
  return Object.fromEntries([...casings, ...named]) as unknown as Colours;
}
