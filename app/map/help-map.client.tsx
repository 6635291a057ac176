import type * as L from "leaflet";
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { Circle, useMap } from "react-leaflet";
import { clusterIndex } from "~/domain/finding/cluster-index";
import { marksIn } from "~/domain/finding/clusters";
import { MapGround } from "./map-ground.client";
import type { HelpMapProps, Listed, MapView } from "./map-props";
import { bringIn, openSides, viewAt, viewOver } from "./map-view.client";
import { type MarksLayer, marksLayer } from "./marks-layer.client";
import { isQuiet } from "./quiet-moves.client";

/** Open needs as marks. The list beside the map is its equal: nothing is to be had here alone. */
export function HelpMap({ view, around, ...props }: HelpMapProps) {
  return (
    <MapGround {...props} centre={view.centre} zoom={view.zoom} wheel>
      <View view={view} />
      {around && (
        <Circle
          center={[around.lat, around.lon]}
          radius={around.radiusKm * 1000}
          className="map-around"
          interactive={false}
        />
      )}
      <Marks {...props} />
      <Moves onMove={props.onMove} />
    </MapGround>
  );
}

function View({ view }: { view: MapView }) {
  const map = useMap();
  useEffect(() => {
    if (view.bounds) viewOver(map, view.bounds);
    else viewAt(map, view.centre, view.zoom);
  }, [map, view]);
  return null;
}

type MarksProps = Omit<HelpMapProps, "view" | "around">;

function Marks({ points, marks, selectedId, handle, ...told }: MarksProps) {
  const map = useMap();
  const [layer, setLayer] = useState<MarksLayer | null>(null);
  const latest = useRef(told);
  latest.current = told;
  const index = useMemo(() => (points ? clusterIndex(points) : null), [points]);

  useEffect(() => {
    const made = marksLayer(map, () => latest.current);
    setLayer(made);
    return () => made.remove();
  }, [map]);

  useEffect(() => {
    if (!layer) return;
    const show = () => layer.show(index ? marksIn(index, padded(map), map.getZoom()) : (marks ?? []));
    show();
    if (!index) return;
    map.on("moveend", show);
    return () => void map.off("moveend", show);
  }, [map, layer, index, marks]);

  useEffect(() => {
    const need = selectedId === null ? null : needWith(selectedId, points, told.listed);
    layer?.select(need);
    if (need) bringIn(map, need, 44);
  }, [map, layer, selectedId, points, told.listed]);

  useImperativeHandle(handle, () => ({
    point: (id) => layer?.point(id),
    focus: (id) => layer?.focus(id),
  }));
  return null;
}

/** Tells of the moves that somebody made, a moment after the last one. */
function Moves({ onMove }: Pick<HelpMapProps, "onMove">) {
  const map = useMap();
  const latest = useRef(onMove);
  latest.current = onMove;
  useEffect(() => {
    let timer = 0;
    const moved = () => {
      if (isQuiet(map)) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(
        () => latest.current({ bounds: openSides(map), zoom: Math.round(map.getZoom()) }),
        250,
      );
    };
    map.on("moveend", moved);
    return () => {
      window.clearTimeout(timer);
      map.off("moveend", moved);
    };
  }, [map]);
  return null;
}

function needWith(id: string, points: HelpMapProps["points"], listed: readonly Listed[]): Listed | null {
  return points?.find((one) => one.id === id) ?? listed.find((one) => one.id === id) ?? null;
}

function padded(map: L.Map) {
  const bounds = map.getBounds().pad(0.5);
  return {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
  };
}
