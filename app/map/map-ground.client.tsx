import "~/styles/map.css";
import "./leaflet.css";

import type * as L from "leaflet";
import { type ReactNode, useEffect, useState } from "react";
import { MapContainer, ScaleControl, useMap } from "react-leaflet";
import { iconPaths } from "~/components/icon-paths";
import type { Point } from "~/domain/place";
import { Base } from "./base.client";
import type { MapLabels, TileLook } from "./map-props";
import { quietly } from "./quiet-moves.client";
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

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="map-sign">
      <path d={path} />
    </svg>
  );
}
