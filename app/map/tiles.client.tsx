import type * as L from "leaflet";
import { useEffect } from "react";
import { TileLayer, useMap } from "react-leaflet";
import type { TileLook } from "./map-props";

/** The server's tiles above the base layer: pictures, or shapes that the browser draws itself. */
export function Tiles({ kind, maxZoom }: TileLook) {
  if (kind === "vector") return <VectorTiles maxZoom={maxZoom} />;
  const url = kind === "sharp" ? "/tiles/{z}/{x}/{y}{r}.png" : "/tiles/{z}/{x}/{y}.png";
  return <TileLayer url={url} minZoom={6} maxZoom={18} maxNativeZoom={maxZoom} />;
}

/** What draws shapes is large, and most installations never need it: it comes only with them. */
function VectorTiles({ maxZoom }: { maxZoom: number }) {
  const map = useMap();
  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    let layer: L.Layer | undefined;
    let gone = false;
    const draw = async () => {
      const drawn = await import("./vector-layer.client").catch(() => null);
      if (gone || !drawn) return;
      layer?.remove();
      layer = drawn.vectorLayer(map, maxZoom).addTo(map);
    };
    draw();
    dark.addEventListener("change", draw);
    return () => {
      gone = true;
      dark.removeEventListener("change", draw);
      layer?.remove();
    };
  }, [map, maxZoom]);
  return null;
}
