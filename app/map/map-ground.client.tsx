import "./leaflet.css";

import L from "leaflet";
import { type ReactNode, useEffect, useState } from "react";
import { MapContainer, ScaleControl, useMap } from "react-leaflet";
import { iconPaths } from "~/components/icon-paths";
import { type Bounds, fiveDecimals } from "~/domain/finding/filter";
import type { Point } from "~/domain/place";
import { paletteOf } from "./base-drawing.client";
import { baseLayer, loadBase } from "./base-layer.client";
import type { MapLabels, TileLook } from "./map-props";
import { Tiles } from "./tiles.client";

type Props = {
  centre: Point;
  zoom: number;
  tiles: boolean;
  tileLook?: TileLook;
  attribution: string;
  streetCredit?: string;
  base?: string;
  labels: MapLabels;
  wheel: boolean;
  children: ReactNode;
};

/** Of the base layer, and of the places one can search. */
const groundCredits = ["Natural Earth", "Orte: GeoNames CC BY 4.0, OpenStreetMap ODbL"];

/** What every map of ours stands on: base layer, tiles where there are any, large zoom buttons, credits. */
export function MapGround({
  centre,
  zoom,
  tiles,
  tileLook = { kind: "raster", maxZoom: 18 },
  attribution,
  streetCredit,
  base = "/base-layer.json",
  labels,
  wheel,
  children,
}: Props) {
  const [map, setMap] = useState<L.Map | null>(null);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const credits = [...groundCredits, tiles && attribution, streetCredit].filter(Boolean);
  return (
    <>
      <MapContainer
        ref={setMap}
        center={[centre.lat, centre.lon]}
        zoom={zoom}
        minZoom={6}
        maxZoom={tiles ? 18 : 15}
        maxBounds={[
          [44, 0],
          [58, 21],
        ]}
        maxBoundsViscosity={0.8}
        zoomControl={false}
        attributionControl={false}
        scrollWheelZoom={wheel}
        zoomAnimation={!still}
        fadeAnimation={!still}
        markerZoomAnimation={!still}
        inertia={!still}
        className="map-canvas"
      >
        <Named label={labels.map} />
        <Sized />
        <Base address={base} />
        {tiles && <Tiles {...tileLook} />}
        <ScaleControl imperial={false} position={isRightToLeft() ? "bottomright" : "bottomleft"} />
        {children}
      </MapContainer>
      <div className="map-zoom">
        <button type="button" aria-label={labels.zoomIn} onClick={() => map?.zoomIn()}>
          <Sign path={iconPaths.plus} />
        </button>
        <button type="button" aria-label={labels.zoomOut} onClick={() => map?.zoomOut()}>
          <Sign path={iconPaths.minus} />
        </button>
      </div>
      <p className="map-credits">{credits.join(" · ")}</p>
    </>
  );
}

/**
 * Pixels at the top and at the bottom that something lies over: `--map-covered-above` and `--map-covered`, which the
 * style sheet makes the scroll padding.
 */
export function coveredAt(map: L.Map): { above: number; below: number } {
  const style = getComputedStyle(map.getContainer());
  const pixels = (text: string) => Number.parseFloat(text) || 0;
  return { above: pixels(style.scrollPaddingTop), below: pixels(style.scrollPaddingBottom) };
}

/** Shows a point in the middle of what is not covered; `byHand` counts as if somebody had moved the map. */
export function viewAt(map: L.Map, centre: Point, zoom: number, byHand = false): void {
  const { above, below } = coveredAt(map);
  const middle = map.project([centre.lat, centre.lon], zoom).add([0, (below - above) / 2]);
  const view = () => map.setView(map.unproject(middle, zoom), zoom, { animate: byHand ? undefined : false });
  if (byHand) view();
  else quietly(map, view);
}

/** Shows these bounds in what is not covered: the inverse of `openSides`. */
export function viewOver(map: L.Map, { west, south, east, north }: Bounds): void {
  const bounds = L.latLngBounds([south, west], [north, east]);
  const { above, below } = coveredAt(map);
  // An address rounds: without a little less, the map would stand one zoom farther away after each reload.
  const zoom = map.getBoundsZoom(bounds.pad(-0.02), false, L.point(0, above + below));
  viewAt(map, { lat: bounds.getCenter().lat, lon: bounds.getCenter().lng }, zoom);
}

/** Pans until this point is seen, `room` pixels from every edge of what is not covered. Nobody's move. */
export function bringIn(map: L.Map, { lat, lon }: Point, room: number, animate = true): void {
  const { above, below } = coveredAt(map);
  quietly(map, () =>
    map.panInside([lat, lon], {
      paddingTopLeft: [room, above + room],
      paddingBottomRight: [room, below + room],
      animate,
    }),
  );
}

/** What of the map nothing lies over, degrees. */
export function openSides(map: L.Map): Bounds {
  const { x, y } = map.getSize();
  const { above, below } = coveredAt(map);
  const southEast = map.containerPointToLatLng([x, y - below]);
  const northWest = map.containerPointToLatLng([0, above]);
  return {
    west: fiveDecimals(northWest.lng),
    south: fiveDecimals(southEast.lat),
    east: fiveDecimals(southEast.lng),
    north: fiveDecimals(northWest.lat),
  };
}

const quiet = new WeakSet<L.Map>();

/** Moves the map without that counting as a move by hand, however long the move takes. */
export function quietly(map: L.Map, move: () => unknown): void {
  let [begun, ended] = [false, false];
  const begin = () => {
    begun = true;
  };
  const end = () => {
    ended = true;
    queueMicrotask(() => quiet.delete(map));
  };
  map.once("movestart", begin).once("moveend", end);
  quiet.add(map);
  move();
  map.off("movestart", begin);
  if (begun && !ended) return;
  map.off("moveend", end);
  quiet.delete(map);
}

/** Whether what is moving the map is not somebody's hand. */
export function isQuiet(map: L.Map): boolean {
  return quiet.has(map);
}

function Named({ label }: { label: string }) {
  const map = useMap();
  useEffect(() => {
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", label);
  }, [map, label]);
  return null;
}

function isRightToLeft(): boolean {
  return document.documentElement.dir === "rtl";
}

/** Leaflet notices only the window's size. */
function Sized() {
  const map = useMap();
  useEffect(() => {
    const observer = new ResizeObserver(() => quietly(map, () => map.invalidateSize({ pan: false })));
    observer.observe(map.getContainer());
    return () => observer.disconnect();
  }, [map]);
  return null;
}

function Base({ address }: { address: string }) {
  const map = useMap();
  useEffect(() => {
    const pane = map.getPane("base") ?? map.createPane("base");
    pane.style.zIndex = "150";
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    let layer: L.GridLayer | undefined;
    let gone = false;
    const draw = async () => {
      const base = await loadBase(address).catch(() => null);
      await document.fonts?.ready;
      if (gone || !base) return;
      layer?.remove();
      layer = baseLayer(base, paletteOf(map.getContainer()), "base").addTo(map);
    };
    draw();
    dark.addEventListener("change", draw);
    return () => {
      gone = true;
      dark.removeEventListener("change", draw);
      layer?.remove();
    };
  }, [map, address]);
  return null;
}

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="map-sign">
      <path d={path} />
    </svg>
  );
}
