import { createHash } from "node:crypto";
import { join } from "node:path";
import { holds } from "~/domain/if-none-match";
import type { TileArchive } from "./tiles/archive.server";
import { tileCache } from "./tiles/cache.server";
import type { SourceAnswer } from "./tiles/source";
import { upstreamSource } from "./tiles/upstream-source.server";
import { usualZooms, wantedTile } from "./tiles/wanted";

export type TileOptions = {
  /** The cache lies in its folder `tiles`. */
  dataDir: string;
  /** Address with {z}, {x} and {y}; null answers 404 to every tile. */
  tileUrl: string | null;
  /** A file of the operator's in its place. */
  archive?: TileArchive | null;
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

export type TileRoute = (z: string, x: string, file: string, asked?: Headers) => Promise<Response>;

/**
 * `GET /tiles/:z/:x/:y.png` (`@2x.png`, `.mvt`): tiles from our own origin, so that no third party learns a resident's
 * address. Outside of Germany and of the source's zooms there are none. Never throws.
 */
export function tileRoute(options: TileOptions): TileRoute {
  const { tileUrl, archive = null, fetch = globalThis.fetch, now = Date.now, timeout = 8000 } = options;
  if (!archive && !tileUrl) return async () => nothing(404, 3600);
  const source =
    archive?.source ??
    upstreamSource({
      tileUrl: tileUrl ?? "",
      cache: tileCache({
        folder: join(options.dataDir, "tiles"),
        source: tileUrl ?? "",
        maxBytes: options.maxBytes ?? 500_000_000,
        now,
      }),
      ...{ fetch, now, timeout },
      maxAge: options.maxAge ?? 7 * 86_400_000,
    });

  return async (z, x, file, asked) => {
    const tile = wantedTile(z, x, file, archive?.zooms ?? usualZooms);
    if (!tile) return nothing(404, 3600);
    const answer = await source(tile);
    return answer.status === 200 ? whole(answer, asked) : nothing(answer.status, answer.seconds);
  };
}

/** 304 to who has it already (RFC 9110, 13.1.2). */
function whole(tile: Extract<SourceAnswer, { status: 200 }>, asked: Headers | undefined): Response {
  const etag = `"${createHash("sha256").update(tile.bytes).digest("base64url").slice(0, 22)}"`;
  const headers = new Headers({
    "content-type": tile.type,
    "cache-control": `public, max-age=${tile.seconds}`,
    "x-content-type-options": "nosniff",
    etag,
  });
  if (holds(asked?.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  if (tile.gzip) headers.set("content-encoding", "gzip");
  return new Response(tile.bytes, { headers });
}

function nothing(status: 404 | 502 | 503, seconds: number): Response {
  const headers = { "cache-control": seconds > 0 ? `public, max-age=${seconds}` : "no-store" };
  return new Response(null, {
    status,
    headers: status === 503 ? { ...headers, "retry-after": "5" } : headers,
  });
}
