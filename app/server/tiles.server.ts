import { join } from "node:path";
import { type CachedTile, tileCache } from "./tiles/cache.server";
import { fetchTile, type TileAnswer } from "./tiles/upstream.server";

export type TileOptions = {
  /** The cache lies in its folder `tiles`. */
  dataDir: string;
  /** Address with {z}, {x} and {y}; null answers 404 to every tile. */
  tileUrl: string | null;
  fetch?: typeof globalThis.fetch;
  /** Milliseconds; real time, for files outlive the product's clock. */
  now?: () => number;
  /** Bytes the cache may fill. */
  maxBytes?: number;
  /** Milliseconds until a tile is asked for again. */
  maxAge?: number;
  /** Milliseconds an upstream answer may take. */
  timeout?: number;
};

export type TileRoute = (z: string, x: string, y: string) => Promise<Response>;

const day = 86_400_000;
const zooms = { least: 5, most: 18 };
/** Germany and a margin, [west, south, east, north]: a tile proxy for the whole world would invite strangers. */
const bounds = [4.5, 46.5, 16.5, 56] as const;
const mostAtOnce = 32;
/** How long an upstream's "no such tile" and its failure are believed, milliseconds. */
const absentFor = 10 * 60_000;
const failedFor = 30_000;

/**
 * `GET /tiles/:z/:x/:y.png`: tiles from our own origin, so that no third party learns a resident's address. Parallel
 * requests for one tile are one upstream request; while upstream is down the stale tile serves; never throws.
 */
export function tileRoute(options: TileOptions): TileRoute {
  const { tileUrl, fetch = globalThis.fetch, now = Date.now, timeout = 8000 } = options;
  const maxAge = options.maxAge ?? 7 * day;
  if (!tileUrl) return async () => nothing(404, 3600);

  const cache = tileCache({
    folder: join(options.dataDir, "tiles"),
    source: tileUrl,
    maxBytes: options.maxBytes ?? 500_000_000,
    now,
  });
  const underway = new Map<string, Promise<TileAnswer>>();
  const refused = new Map<string, { until: number; status: 404 | 502 }>();

  async function ask(key: string, url: string): Promise<TileAnswer> {
    const answer = await fetchTile(url, { fetch, timeout });
    if (answer.kind === "tile") await cache.write(key, answer.bytes);
    else remember(key, answer.kind === "absent" ? 404 : 502);
    return answer;
  }

  function remember(key: string, status: 404 | 502): void {
    refused.delete(key);
    refused.set(key, { until: now() + (status === 404 ? absentFor : failedFor), status });
    const oldest = refused.keys().next();
    if (refused.size > 20_000 && !oldest.done) refused.delete(oldest.value);
  }

  function askOnce(key: string, url: string): Promise<TileAnswer> {
    const running = underway.get(key);
    if (running) return running;
    const asked = ask(key, url).finally(() => underway.delete(key));
    underway.set(key, asked);
    return asked;
  }

  return async (z, x, y) => {
    const tile = wanted(z, x, y);
    if (!tile) return nothing(404, 3600);
    const key = `${tile.z}/${tile.x}/${tile.y}`;
    const kept = await cache.read(key);
    if (kept && now() - kept.fetchedAt < maxAge) return image(kept, day / 1000);

    const refusal = refused.get(key);
    if (refusal && refusal.until > now()) return kept ? image(kept, 60) : nothing(refusal.status, 60);
    if (!underway.has(key) && underway.size >= mostAtOnce) return kept ? image(kept, 60) : nothing(503, 0);

    const answer = await askOnce(key, address(tileUrl, tile));
    if (answer.kind === "tile") return image(answer, day / 1000);
    return kept ? image(kept, 60) : nothing(answer.kind === "absent" ? 404 : 502, 60);
  };
}

type Tile = { z: number; x: number; y: number };

function wanted(z: string, x: string, y: string): Tile | null {
  const parts = [z, x, y.replace(/\.png$/, "")];
  if (!parts.every((part) => /^(0|[1-9]\d{0,6})$/.test(part))) return null;
  const [zoom = 0, column = 0, row = 0] = parts.map(Number);
  if (zoom < zooms.least || zoom > zooms.most) return null;
  const [west, south, east, north] = bounds;
  const first = tileAt(west, north, zoom);
  const last = tileAt(east, south, zoom);
  if (column < first.x || column > last.x || row < first.y || row > last.y) return null;
  return { z: zoom, x: column, y: row };
}

/** Web Mercator (EPSG:3857), the numbering of "slippy" tiles. */
function tileAt(lon: number, lat: number, z: number): { x: number; y: number } {
  const sin = Math.sin((lat * Math.PI) / 180);
  const across = (lon + 180) / 360;
  const down = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return { x: Math.floor(across * 2 ** z), y: Math.floor(down * 2 ** z) };
}

function address(template: string, { z, x, y }: Tile): string {
  return template.replaceAll("{z}", `${z}`).replaceAll("{x}", `${x}`).replaceAll("{y}", `${y}`);
}

function image(tile: Pick<CachedTile, "bytes" | "type">, seconds: number): Response {
  return new Response(tile.bytes, {
    headers: {
      "content-type": tile.type,
      "cache-control": `public, max-age=${seconds}`,
      "x-content-type-options": "nosniff",
    },
  });
}

function nothing(status: 404 | 502 | 503, seconds: number): Response {
  const headers = { "cache-control": seconds > 0 ? `public, max-age=${seconds}` : "no-store" };
  return new Response(null, {
    status,
    headers: status === 503 ? { ...headers, "retry-after": "5" } : headers,
  });
}
