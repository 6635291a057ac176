import { readUpTo } from "~/domain/bounded-body";
import { type Kept, keep, remembered } from "./memory";
import { nominatim } from "./nominatim";
import { photon } from "./photon";
import type { Box, Street } from "./street";

type Point = { lat: number; lon: number };

export type GeocoderOptions = {
  kind: "photon" | "nominatim";
  /** Address of the service; nothing else is ever asked. */
  url: string;
  /** Names the installation, as the services' terms ask. */
  userAgent: string;
  fetch?: typeof globalThis.fetch;
  /** Milliseconds; real time. */
  now?: () => number;
  /** Milliseconds an answer may take. */
  timeout?: number;
  /** Milliseconds between two questions; Nominatim's policy says a second. */
  pace?: number;
};

/** `away`: it is down, slow, overloaded or makes no sense; what else there is must do. */
export type StreetAnswer = { kind: "streets"; streets: Street[] } | { kind: "away" };

export type Geocoder = (text: string, near: Point | null) => Promise<StreetAnswer>;

const germany: Box = [5.5, 47.0, 15.3, 55.2];
const dialects = { photon, nominatim };
const mostBytes = 300_000;
const mostUnderway = 8;
const longestWait = 3000;
const day = 86_400_000;
/** While it is away nobody waits for it again. */
const restFor = 20_000;

/**
 * Streets and house numbers from the operator's Photon or Nominatim: asked by us, for nobody, near a municipality. One
 * question for the same text at a time, answers kept for a day; never throws.
 */
export function geocoder(options: GeocoderOptions): Geocoder {
  const { kind, url, userAgent, fetch = globalThis.fetch, now = Date.now, timeout = 2000 } = options;
  const pace = options.pace ?? (kind === "nominatim" ? 1000 : 0);
  const dialect = dialects[kind];
  const known = new Map<string, Kept<Street[]>>();
  const underway = new Map<string, Promise<StreetAnswer>>();
  let restUntil = 0;
  let nextAt = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  let turn = Promise.resolve();

  async function ask(text: string, near: Point | null): Promise<StreetAnswer> {
    const wait = Math.max(0, nextAt - now());
    if (wait > longestWait) return { kind: "away" };
    nextAt = Math.max(nextAt, now()) + pace;
    // A turn that comes late moves those behind it: what counts is when the last question really left.
    turn = turn.then(async () => {
      const rest = sentAt + pace - now();
      if (rest > 0) await new Promise((resume) => setTimeout(resume, rest));
      sentAt = now();
    });
    await turn;
    const box = near ? around(near) : germany;
    try {
      const response = await fetch(dialect.address(url, { text, near, box }), {
        signal: AbortSignal.timeout(timeout),
        redirect: "manual",
        headers: { accept: "application/json", "user-agent": userAgent },
      });
      const bytes = response.status === 200 ? await readUpTo(response, mostBytes) : null;
      if (!bytes) {
        await response.body?.cancel().catch(() => undefined);
        throw new Error(`the geocoder answered ${response.status}`);
      }
      const streets = dialect.read(JSON.parse(new TextDecoder().decode(bytes)));
      return {
        kind: "streets",
        streets: distinct(streets.filter((street) => isWithin(street, box))).slice(0, 5),
      };
    } catch {
      restUntil = now() + restFor;
      return { kind: "away" };
    }
  }

  return async (text, near) => {
    const wanted = text.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, 200);
    const key = `${wanted.toLowerCase()}|${near ? `${near.lat.toFixed(1)},${near.lon.toFixed(1)}` : ""}`;
    const kept = remembered(known, key, now() - day);
    if (kept) return { kind: "streets", streets: kept };
    const running = underway.get(key);
    if (running) return running;
    if (now() < restUntil || underway.size >= mostUnderway) return { kind: "away" };
    const asked = ask(wanted, near).finally(() => underway.delete(key));
    underway.set(key, asked);
    const answer = await asked;
    if (answer.kind === "streets") keep(known, key, answer.streets, now());
    return answer;
  };
}

/** About a hundred kilometres to each side, and not beyond Germany. */
function around({ lat, lon }: Point): Box {
  const [west, south, east, north] = germany;
  return [
    Math.max(west, lon - 1.5),
    Math.max(south, lat - 1),
    Math.min(east, lon + 1.5),
    Math.min(north, lat + 1),
  ].map((degrees) => Math.round(degrees * 10) / 10) as unknown as Box;
}

function isWithin({ lat, lon }: Point, [west, south, east, north]: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** A long street is many pieces in OpenStreetMap. */
function distinct(streets: readonly Street[]): Street[] {
  return [
    ...new Map(streets.map((one) => [`${one.name}, ${one.district}`, one] as const).reverse()).values(),
  ].reverse();
}
