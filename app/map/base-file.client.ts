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

/** Of the text of the file. Throws when it is something else. */
export function readBase(text: string): BaseMap {
  const file = JSON.parse(text) as BaseFile;
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
