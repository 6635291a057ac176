import type { CachedTile, TileCache } from "./cache.server";
import type { SourceAnswer, TileSource } from "./source";
import { fetchTile, type TileAnswer } from "./upstream.server";
import type { Tile } from "./wanted";

type Options = {
  /** Address with {z}, {x}, {y}, and {r} where the source has tiles for sharp screens. */
  tileUrl: string;
  cache: TileCache;
  fetch: typeof globalThis.fetch;
  now: () => number;
  maxAge: number;
  timeout: number;
};

const freshFor = 86_400;
const staleFor = 60;
const mostAtOnce = 32;
/** How long an upstream's "no such tile" and its failure are believed, milliseconds. */
const absentFor = 10 * 60_000;
const failedFor = 30_000;

/**
 * Tiles of another server, kept on disk. Parallel requests for one tile are one upstream request; an old one is asked
 * for on condition, so that what did not change is not sent again; while upstream is down the old one serves.
 */
export function upstreamSource({ tileUrl, cache, fetch, now, maxAge, timeout }: Options): TileSource {
  const underway = new Map<string, Promise<TileAnswer>>();
  const refused = new Map<string, { until: number; status: 404 | 502 }>();

  async function ask(key: string, url: string, kept: CachedTile | null): Promise<TileAnswer> {
    const answer = await fetchTile(url, { fetch, timeout, known: kept?.validators ?? null });
    if (answer.kind === "tile") await cache.write(key, answer);
    else if (answer.kind === "same") await cache.renew(key);
    else remember(key, answer.kind === "absent" ? 404 : 502);
    return answer;
  }

  function remember(key: string, status: 404 | 502): void {
    refused.delete(key);
    refused.set(key, { until: now() + (status === 404 ? absentFor : failedFor), status });
    const oldest = refused.keys().next();
    if (refused.size > 20_000 && !oldest.done) refused.delete(oldest.value);
  }

  function askOnce(key: string, url: string, kept: CachedTile | null): Promise<TileAnswer> {
    const running = underway.get(key);
    if (running) return running;
    const asked = ask(key, url, kept).finally(() => underway.delete(key));
    underway.set(key, asked);
    return asked;
  }

  return async (tile) => {
    if (tile.sharp && !tileUrl.includes("{r}")) return { status: 404, seconds: 3600 };
    const key = `${tile.z}/${tile.x}/${tile.y}${tile.sharp ? "@2x" : ""}`;
    const kept = await cache.read(key);
    if (kept && now() - kept.fetchedAt < maxAge) return image(kept, freshFor);
    const without = (status: 404 | 502 | 503, seconds: number): SourceAnswer =>
      kept ? image(kept, staleFor) : { status, seconds };

    const refusal = refused.get(key);
    if (refusal && refusal.until > now()) return without(refusal.status, 60);
    if (!underway.has(key) && underway.size >= mostAtOnce) return without(503, 0);

    const answer = await askOnce(key, address(tileUrl, tile), kept);
    if (answer.kind === "tile") return image(answer, freshFor);
    if (answer.kind === "same" && kept) return image(kept, freshFor);
    return without(answer.kind === "absent" ? 404 : 502, 60);
  };
}

function image({ bytes, type }: Pick<CachedTile, "bytes" | "type">, seconds: number): SourceAnswer {
  return { status: 200, bytes, type, seconds };
}

function address(template: string, { z, x, y, sharp }: Tile): string {
  return template
    .replaceAll("{z}", `${z}`)
    .replaceAll("{x}", `${x}`)
    .replaceAll("{y}", `${y}`)
    .replaceAll("{r}", sharp ? "@2x" : "");
}
