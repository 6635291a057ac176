import * as L from "leaflet";
import { useEffect, useMemo, useRef, useState } from "react";
import { Circle, Marker, useMap, useMapEvents } from "react-leaflet";
import type { Point } from "~/domain/place";
import { chosenPin } from "./chosen-pin.client";
import { MapGround } from "./map-ground.client";
import type { PointPickerProps } from "./map-props";
import { viewAt } from "./map-view.client";
import { savesData } from "./saves-data.client";

/** Pixels an arrow key moves the pin; with Shift, five times as many. */
const step = 12;
const arrows: Record<string, [number, number]> = {
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
};

/**
 * A point by tap, by drag or by keyboard: the map's arrow keys bring a spot to its middle, Enter puts the pin
 * there, the pin's arrow keys move it. The caller owns the inputs that carry the point.
 */
export function PointPicker({ value, onChange, radiusKm, labels, ...ground }: PointPickerProps) {
  const [sparing, setSparing] = useState(savesData);
  const tiles = ground.tiles && !sparing;
  return (
    <>
      <MapGround {...ground} tiles={tiles} centre={value ?? ground.centre} labels={labels} wheel={false}>
        <Setting onChange={onChange} />
        <Following value={value} centre={ground.centre} zoom={ground.zoom} radiusKm={radiusKm} />
        {value && radiusKm !== undefined && (
          <Circle
            center={[value.lat, value.lon]}
            radius={radiusKm * 1000}
            className="map-around"
            interactive={false}
          />
        )}
        {value && <ChosenMarker value={value} onChange={onChange} name={labels.pin} />}
      </MapGround>
      {ground.tiles && sparing && (
        <button type="button" className="chip map-picture" onClick={() => setSparing(false)}>
          {labels.picture}
        </button>
      )}
    </>
  );
}

function Setting({ onChange }: Pick<PointPickerProps, "onChange">) {
  const map = useMapEvents({ click: (event) => onChange(pointOf(event.latlng)) });
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const container = map.getContainer();
    const place = (event: KeyboardEvent) => {
      if (event.target !== container || event.key !== "Enter") return;
      event.preventDefault();
      latest.current(pointOf(map.getCenter()));
    };
    container.addEventListener("keydown", place);
    return () => container.removeEventListener("keydown", place);
  }, [map]);
  return null;
}

/** Keeps the pin and its circle in view, also when the point comes from a typed name. */
function Following({
  value,
  centre,
  zoom,
  radiusKm,
}: Pick<PointPickerProps, "value" | "centre" | "zoom" | "radiusKm">) {
  const map = useMap();
  const lat = value?.lat;
  const lon = value?.lon;
  useEffect(() => {
    if (lat === undefined || lon === undefined) return;
    if (radiusKm === undefined) {
      if (!map.getBounds().pad(-0.1).contains([lat, lon]))
        viewAt(map, { lat, lon }, Math.max(map.getZoom(), zoom));
      return;
    }
    const circle = L.latLng(lat, lon).toBounds(radiusKm * 2000);
    const fits = map.getBounds().contains(circle) && map.getBoundsZoom(circle) - map.getZoom() < 2;
    if (!fits) map.fitBounds(circle, { padding: [12, 12], animate: false });
  }, [map, lat, lon, zoom, radiusKm]);
  useEffect(() => {
    if (lat === undefined) viewAt(map, { lat: centre.lat, lon: centre.lon }, zoom);
  }, [map, lat, centre.lat, centre.lon, zoom]);
  return null;
}

function ChosenMarker({
  value,
  onChange,
  name,
}: {
  value: Point;
  onChange: (point: Point) => void;
  name: string;
}) {
  const map = useMap();
  const marker = useRef<L.Marker>(null);
  const icon = useMemo(() => chosenPin(name), [name]);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };

  useEffect(() => {
    const container = map.getContainer();
    const move = (event: KeyboardEvent) => {
      const arrow = arrows[event.key];
      if (!arrow || event.target === container) return;
      event.preventDefault();
      const { value, onChange } = latest.current;
      const [right, down] = event.shiftKey ? [arrow[0] * 5, arrow[1] * 5] : arrow;
      const moved = map.latLngToContainerPoint([value.lat, value.lon]).add([right, down]);
      onChange(pointOf(map.containerPointToLatLng(moved)));
    };
    container.addEventListener("keydown", move);
    return () => container.removeEventListener("keydown", move);
  }, [map]);

  return (
    <Marker
      ref={marker}
      position={[value.lat, value.lon]}
      icon={icon}
      keyboard={false}
      draggable
      autoPan
      eventHandlers={{ dragend: () => marker.current && onChange(pointOf(marker.current.getLatLng())) }}
    />
  );
}

/** Six decimals, a decimetre: more would only look exact. */
function pointOf({ lat, lng }: L.LatLng): Point {
  return { lat: Math.round(lat * 1e6) / 1e6, lon: Math.round(lng * 1e6) / 1e6 };
}
