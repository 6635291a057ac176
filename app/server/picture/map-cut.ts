import { escaped } from "~/domain/markup";
import type { Point } from "~/domain/place";
import { colours } from "./colours";
import { widthOf } from "./text";

/** public/base-layer.json, as scripts/build-base-layer.mjs writes it: rings in thousandths of a degree, each pair relative to the last. */
export type BaseFile = {
  states: number[][];
  neighbours: number[][];
  places: [name: string, lat: number, lon: number, population: number, zoom: number][];
};

export type Frame = { left: number; top: number; width: number; height: number };

type Place = { name: string; x: number; y: number; population: number; radius: number };

const earthCircumference = 40_075_017;
/** From a village's lanes to half a county: the first that shows some places to know one's way by. */
const zooms = [12.6, 12, 11.4, 10.8, 10, 9];

/**
 * The ground around a point, which lies in the frame's middle: land, places and their names, as SVG.
 * @returns also how many pixels a metre is
 */
export function mapCut(
  base: BaseFile,
  centre: Point,
  frame: Frame,
  mark: "pin" | "area",
): { svg: string; scale: number } {
  const zoom = zooms.find((one) => placesIn(base, projection(centre, frame, one), frame).length >= 5) ?? 9;
  const to = projection(centre, frame, zoom);
  const places = placesIn(base, to, frame);
  const scale = (256 * 2 ** zoom) / (earthCircumference * Math.cos((centre.lat * Math.PI) / 180));
  const land = (rings: number[][], colour: string) =>
    `<path fill="${colour}" stroke="${colour}" stroke-width="6" d="${rings.map((ring) => ringPath(ring, to, frame)).join("")}"/>`;
  const { left, top, width, height } = frame;
  const svg = `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours["map-water"]}"/>${[
    land(base.neighbours, colours["map-abroad"]),
    land(base.states, colours["map-land"]),
    ...places.map(town),
    ...labels(places, frame, mark),
  ].join("")}`;
  return { svg, scale };
}

type Projection = (lat: number, lon: number) => { x: number; y: number };

/** Web Mercator (EPSG:3857) with the centre in the middle of the frame. */
function projection(centre: Point, { left, top, width, height }: Frame, zoom: number): Projection {
  const world = 256 * 2 ** zoom;
  const project = (lat: number, lon: number) => {
    const sin = Math.sin((lat * Math.PI) / 180);
    return {
      x: ((lon + 180) / 360) * world,
      y: (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * world,
    };
  };
  const middle = project(centre.lat, centre.lon);
  return (lat, lon) => {
    const { x, y } = project(lat, lon);
    return { x: x - middle.x + left + width / 2, y: y - middle.y + top + height / 2 };
  };
}

function placesIn(base: BaseFile, to: Projection, frame: Frame): Place[] {
  const perMetre = Math.abs(to(51, 13.001).x - to(51, 13).x) / 70;
  return base.places.flatMap(([name, lat, lon, population]) => {
    const { x, y } = to(lat, lon);
    const inside =
      x > frame.left && x < frame.left + frame.width && y > frame.top && y < frame.top + frame.height;
    return inside ? [{ name, x, y, population, radius: (100 + 11 * Math.sqrt(population)) * perMetre }] : [];
  });
}

/** Nothing of a ring that does not come near the frame. */
function ringPath(ring: number[], to: Projection, { left, top, width, height }: Frame): string {
  const steps: string[] = [];
  let [lon, lat, west, east, north, south] = [0, 0, Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    lon += ring[i] ?? 0;
    lat += ring[i + 1] ?? 0;
    const { x, y } = to(lat / 1000, lon / 1000);
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [north, south] = [Math.min(north, y), Math.max(south, y)];
    steps.push(`${x.toFixed(0)} ${y.toFixed(0)}`);
  }
  const near = west < left + width && east > left && north < top + height && south > top;
  return near ? `M${steps.join("L")}Z` : "";
}

/** Where people live; not their real houses. */
function town({ name, x, y, radius }: Place): string {
  const random = seeded(name);
  const size = Math.max(10, radius);
  const side = Math.max(5, Math.min(14, size / 6));
  const houses = Array.from({ length: Math.min(40, Math.round(4 + size / 4)) }, () => {
    const angle = random() * 2 * Math.PI;
    const reach = size * 0.72 * Math.sqrt(random());
    const [wide, tall] = [side * (0.8 + random() * 0.9), side * (0.7 + random() * 0.6)];
    const at = [x + Math.cos(angle) * reach - wide / 2, y + Math.sin(angle) * reach * 0.86 - tall / 2];
    return `M${at.map((one) => one.toFixed(1)).join(" ")}h${wide.toFixed(1)}v${tall.toFixed(1)}h-${wide.toFixed(1)}z`;
  });
  return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${size.toFixed(1)}" ry="${(size * 0.86).toFixed(1)}" fill="${colours["map-town"]}"/><path fill="${colours["map-house"]}" d="${houses.join("")}"/>`;
}

const labelSize = 24;

/** The larger place's name first; one that would touch another, the pin or the edge is left out. */
function labels(
  places: readonly Place[],
  { left, top, width, height }: Frame,
  mark: "pin" | "area",
): string[] {
  const middle = { x: left + width / 2, y: top + height / 2 };
  const taken = [
    mark === "area" ? { ...middle, half: 96, tall: 96 } : { ...middle, y: middle.y - 72, half: 66, tall: 84 },
  ];
  return [...places]
    .sort((a, b) => b.population - a.population)
    .flatMap(({ name, x, y, radius }) => {
      const own = {
        x,
        y: y + 14 + Math.max(12, radius * 0.86),
        half: (widthOf(name) * labelSize) / 2,
        tall: 18,
      };
      const fits = own.x - own.half > left + 8 && own.x + own.half < left + width - 8;
      const low = own.y + own.tall < top + height - 8;
      const meets = taken.some(
        (one) =>
          Math.abs(one.x - own.x) < one.half + own.half && Math.abs(one.y - own.y) < one.tall + own.tall,
      );
      if (!fits || !low || meets) return [];
      taken.push(own);
      const at = `x="${own.x.toFixed(1)}" y="${(own.y + 8).toFixed(1)}" text-anchor="middle" font-size="${labelSize}" font-weight="700"`;
      return [
        `<text ${at} fill="none" stroke="${colours["map-halo"]}" stroke-width="6" stroke-linejoin="round">${escaped(name)}</text>`,
        `<text ${at} fill="${colours["map-label"]}">${escaped(name)}</text>`,
      ];
    });
}

/** mulberry32 over a hash of the name: the same houses every day. */
function seeded(text: string): () => number {
  let state = 0;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
