import type L from "leaflet";
import { useEffect, useMemo, useRef } from "react";
import { Circle, Marker, useMap } from "react-leaflet";
import { fanOut } from "./fan-out";
import { coveredBelow, MapGround, viewAt } from "./map-ground.client";
import type { HelpMapProps, MapNeed } from "./map-props";
import { needPin } from "./need-pin.client";

/** Metres; the circle around the centre of a 1 km cell that has the cell's area. */
const cellRadius = 560;

/** Open needs as pins. The list beside the map is its equal: nothing is to be had here alone. */
export function HelpMap({ needs, selectedId, onSelect, around, labels, ...ground }: HelpMapProps) {
  const asides = useMemo(() => fanOut(needs), [needs]);
  return (
    <MapGround {...ground} labels={labels} wheel>
      <View centre={ground.centre} zoom={ground.zoom} />
      {around && (
        <Circle
          center={[around.lat, around.lon]}
          radius={around.radiusKm * 1000}
          className="map-around"
          interactive={false}
        />
      )}
      {needs.map((need, index) => (
        <NeedMarker
          key={need.id}
          need={need}
          name={labels.pin(need)}
          aside={asides[index] ?? [0, 0]}
          selected={need.id === selectedId}
          onSelect={onSelect}
        />
      ))}
    </MapGround>
  );
}

function View({ centre: { lat, lon }, zoom }: Pick<HelpMapProps, "centre" | "zoom">) {
  const map = useMap();
  useEffect(() => viewAt(map, { lat, lon }, zoom), [map, lat, lon, zoom]);
  return null;
}

type MarkerProps = {
  need: MapNeed;
  name: string;
  aside: [number, number];
  selected: boolean;
  onSelect: (id: string) => void;
};

function NeedMarker({ need, name, aside, selected, onSelect }: MarkerProps) {
  const map = useMap();
  const marker = useRef<L.Marker>(null);
  const { id, category, urgent, placesLeft, lat, lon } = need;
  const [right, up] = aside;
  // A new icon is a new element and loses the focus: only what is drawn may change it.
  const icon = useMemo(
    () => needPin({ category, urgent, placesLeft }, name, [right, up]),
    [category, urgent, placesLeft, name, right, up],
  );

  useEffect(() => {
    const element = marker.current?.getElement();
    element?.classList.toggle("map-pin-selected", selected);
    if (selected) element?.setAttribute("aria-current", "true");
    else element?.removeAttribute("aria-current");
  });

  useEffect(() => {
    if (!selected) return;
    const below = coveredBelow(map);
    map.panInside([lat, lon], { paddingTopLeft: [40, 150], paddingBottomRight: [40, below + 40] });
  }, [map, selected, lat, lon]);

  return (
    <>
      {!need.exact && (
        <Circle
          center={[lat, lon]}
          radius={cellRadius}
          className={`map-cell category-${category}`}
          interactive={false}
        />
      )}
      <Marker
        ref={marker}
        position={[lat, lon]}
        icon={icon}
        keyboard={false}
        zIndexOffset={selected ? 1000 : urgent ? 100 : 0}
        eventHandlers={{ click: () => onSelect(id) }}
      />
    </>
  );
}
