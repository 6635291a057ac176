// The parts of Leaflet that our maps use, for the build to put in the place of all of them: a fifth less on the wire.
// What is missing is a build error; react-leaflet's components for it, which nobody imports, get `undefined`.
import { Control } from "leaflet/src/control/Control.js";
import { Scale } from "leaflet/src/control/Control.Scale.js";
import "leaflet/src/layer/vector/Renderer.getRenderer.js";

Control.Scale = Scale;

export * from "leaflet/src/core/index.js";
export * from "leaflet/src/dom/index.js";
export * from "leaflet/src/geo/index.js";
export * from "leaflet/src/geometry/index.js";
export { Layer } from "leaflet/src/layer/Layer.js";
export { LayerGroup, layerGroup } from "leaflet/src/layer/LayerGroup.js";
export { DivIcon, divIcon } from "leaflet/src/layer/marker/DivIcon.js";
export { Marker, marker } from "leaflet/src/layer/marker/Marker.js";
export { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";
export { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
export { Circle } from "leaflet/src/layer/vector/Circle.js";
export { CircleMarker } from "leaflet/src/layer/vector/CircleMarker.js";
export * from "leaflet/src/map/index.js";
export { Control };

export const {
  FeatureGroup,
  GeoJSON,
  ImageOverlay,
  Polygon,
  Polyline,
  Popup,
  Rectangle,
  SVGOverlay,
  Tooltip,
  VideoOverlay,
} = {};
