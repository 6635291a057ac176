import L from "leaflet";
import { drawBase, type Palette } from "./base-drawing.client";
import { type PlaceGrid, placeGrid } from "./place-grid";

/** A ring of a border in Mercator units (the world is 1 × 1); `path` counts from its north-west corner. */
export type Ring = { path: Path2D; west: number; east: number; north: number; south: number };

export type BasePlace = { name: string; x: number; y: number; lat: number; population: number; zoom: number };

export type BaseMap = { states: Ring[]; neighbours: Ring[]; places: PlaceGrid };

/** As scripts/build-base-layer.mjs writes it: rings in thousandths of a degree, each pair relative to the last. */
type BaseFile = {
  states: number[][];
  neighbours: number[][];
  places: [name: string, lat: number, lon: number, population: number, zoom: number][];
};

const loaded = new Map<string, Promise<BaseMap>>();

/** The map's ground without any tile server; one request a page, rejected when there is no answer. */
export function loadBase(address: string): Promise<BaseMap> {
  const known = loaded.get(address);
  if (known) return known;
  const loading = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return decoded((await response.json()) as BaseFile);
  });
  loading.catch(() => loaded.delete(address));
  loaded.set(address, loading);
  return loading;
}

/**
 * A layer that draws itself, tile by tile: pans, zooms and prints as tiles do, at the screen's own resolution. A zoom
 * wants a dozen tiles at once: they are drawn a few a frame, and what has left the screen meanwhile is not drawn.
 */
export function baseLayer(base: BaseMap, palette: Palette, pane: string): L.GridLayer {
  const layer = L.gridLayer({ pane, minZoom: 4, maxZoom: 19, keepBuffer: 3 });
  const soon = fewAFrame();
  return Object.assign(layer, {
    createTile(coords: L.Coords, done: L.DoneCallback) {
      const tile = document.createElement("div");
      soon(() => {
        // Drawn before it is in the page: there, each font set would first have the whole page styled.
        if (tile.parentNode) tile.append(tileCanvas(base, palette, coords));
        done(undefined, tile);
      });
      return tile;
    },
  });
}

/** Milliseconds of a frame for tiles; at least one is drawn. */
const budget = 4;

function fewAFrame(): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  const draw = () => {
    const began = performance.now();
    do waiting.shift()?.();
    while (waiting.length > 0 && performance.now() - began < budget);
    if (waiting.length > 0) requestAnimationFrame(draw);
  };
  return (work) => {
    if (waiting.push(work) === 1) requestAnimationFrame(draw);
  };
}

function tileCanvas(base: BaseMap, palette: Palette, coords: L.Coords): HTMLCanvasElement {
  const size = 256;
  const sharpness = Math.min(3, window.devicePixelRatio || 1);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * sharpness;
  canvas.style.width = canvas.style.height = "100%";
  const context = canvas.getContext("2d");
  context?.scale(sharpness, sharpness);
  const tile = { zoom: coords.z, left: coords.x * size, top: coords.y * size, size };
  if (context) drawBase(context, base, palette, tile);
  return canvas;
}

function decoded(file: BaseFile): BaseMap {
  return {
    states: file.states.map(ringOf),
    neighbours: file.neighbours.map(ringOf),
    places: placeGrid(
      file.places.map(([name, lat, lon, population, zoom]) => {
        const [x, y] = mercator(lon, lat);
        return { name, x, y, lat, population, zoom };
      }),
    ),
  };
}

function ringOf(steps: number[]): Ring {
  const points: [number, number][] = [];
  const ring = { west: 1, east: 0, north: 1, south: 0 };
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 1 < steps.length; i += 2) {
    lon += steps[i] ?? 0;
    lat += steps[i + 1] ?? 0;
    const [x, y] = mercator(lon / 1000, lat / 1000);
    points.push([x, y]);
    ring.west = Math.min(ring.west, x);
    ring.east = Math.max(ring.east, x);
    ring.north = Math.min(ring.north, y);
    ring.south = Math.max(ring.south, y);
  }
  // From its own corner and a million times as large: the canvas counts in single precision.
  const path = new Path2D();
  for (const [x, y] of points) path.lineTo((x - ring.west) * 1e6, (y - ring.north) * 1e6);
  path.closePath();
  return { ...ring, path };
}

function mercator(lon: number, lat: number): [number, number] {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}
