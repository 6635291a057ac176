import "./leaflet.css";

import type L from "leaflet";
import { type ReactNode, useEffect, useState } from "react";
import { MapContainer, ScaleControl, TileLayer, useMap } from "react-leaflet";
import { iconPaths } from "~/components/icon-paths";
import type { Point } from "~/domain/place";
import { paletteOf } from "./base-drawing.client";
import { baseLayer, loadBase } from "./base-layer.client";
import type { MapLabels } from "./map-props";

type Props = {
  centre: Point;
  zoom: number;
  tiles: boolean;
  attribution: string;
  base?: string;
  labels: MapLabels;
  wheel: boolean;
  children: ReactNode;
};

/** What every map of ours stands on: base layer, tiles where there are any, large zoom buttons, credits. */
export function MapGround({
  centre,
  zoom,
  tiles,
  attribution,
  base = "/base-layer.json",
  labels,
  wheel,
  children,
}: Props) {
  const [map, setMap] = useState<L.Map | null>(null);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const credits = ["Natural Earth", "GeoNames CC BY 4.0", ...(tiles && attribution ? [attribution] : [])];
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
        {tiles && <TileLayer url="/tiles/{z}/{x}/{y}.png" minZoom={6} maxZoom={18} />}
        <ScaleControl imperial={false} position="bottomleft" />
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

/** Pixels at the bottom that a sheet covers: `--map-covered`, which the style sheet makes the scroll padding. */
export function coveredBelow(map: L.Map): number {
  const container = map.getContainer();
  return Number.parseFloat(getComputedStyle(container).scrollPaddingBottom) || 0;
}

/** Shows a point in the middle of what is not covered. */
export function viewAt(map: L.Map, centre: Point, zoom: number): void {
  const middle = map.project([centre.lat, centre.lon], zoom).add([0, coveredBelow(map) / 2]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
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

/** Leaflet notices only the window's size. */
function Sized() {
  const map = useMap();
  useEffect(() => {
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }));
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
