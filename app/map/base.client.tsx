import { useEffect } from "react";
import { useMap } from "react-leaflet";
import { baseLayer } from "./base-layer.client";
import { basePainter } from "./base-painter.client";
import { onOtherColours } from "./mark-colours.client";
import { paletteOf } from "./palette.client";

/** Länder and places with their names, beneath all else: the map where there are no tiles. */
export function Base({ address }: { address: string }) {
  const map = useMap();
  useEffect(() => {
    const pane = map.getPane("base") ?? map.createPane("base");
    pane.style.zIndex = "150";
    const colours = () => paletteOf(map.getContainer());
    let layer: ReturnType<typeof baseLayer> | undefined;
    let gone = false;
    basePainter(address).then(
      (paint) => {
        if (!gone) layer = baseLayer(map, pane, paint, colours());
      },
      () => undefined,
    );
    const stop = onOtherColours(() => layer?.recolour(colours()));
    return () => {
      gone = true;
      stop();
      layer?.remove();
    };
  }, [map, address]);
  return null;
}
