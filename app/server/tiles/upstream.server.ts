import { readUpTo } from "~/domain/bounded-body";
import { imageType } from "./image-type";

/** What upstream recognises its tile by (RFC 9110, 8.8); empty where it sent none. */
export type Validators = { etag: string; lastModified: string };

export type TileAnswer =
  | { kind: "tile"; bytes: Uint8Array<ArrayBuffer>; type: string; validators: Validators }
  /** The one we know is still the one. */
  | { kind: "same" }
  /** Upstream has no such tile, or answers with something that is none. */
  | { kind: "absent" }
  /** Upstream is down, slow or overloaded. */
  | { kind: "failed" };

const mostBytes = 1_000_000;
const mostRedirects = 2;

/** One tile from upstream, `timeout` in milliseconds for everything. Follows redirects on its own host only. */
export async function fetchTile(
  url: string,
  { fetch, timeout, known }: { fetch: typeof globalThis.fetch; timeout: number; known: Validators | null },
): Promise<TileAnswer> {
  const signal = AbortSignal.timeout(timeout);
  try {
    let address = new URL(url);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await fetch(address, {
        signal,
        redirect: "manual",
        headers: { accept: "image/*", "user-agent": "Anpacken (tile cache)", ...conditions(known) },
      });
      if (response.status === 304 && known) return { kind: "same" };
      const next = redirectTarget(response, address);
      if (next === undefined) return await tileOf(response);
      await response.body?.cancel();
      if (next === null) return { kind: "absent" };
      address = next;
    }
    return { kind: "absent" };
  } catch {
    return { kind: "failed" };
  }
}

function conditions(known: Validators | null): Record<string, string> {
  return {
    ...(known?.etag ? { "if-none-match": known.etag } : {}),
    ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
  };
}

/** undefined: no redirect; null: one to another host. */
function redirectTarget(response: Response, from: URL): URL | null | undefined {
  if (response.status < 300 || response.status > 399) return undefined;
  const location = response.headers.get("location");
  const to = location && URL.canParse(location, from) ? new URL(location, from) : null;
  return to && to.origin === from.origin ? to : null;
}

async function tileOf(response: Response): Promise<TileAnswer> {
  const { status } = response;
  const declared = response.headers.get("content-type") ?? "";
  if (status !== 200 || !declared.startsWith("image/")) {
    await response.body?.cancel();
    return { kind: status === 429 || status >= 500 ? "failed" : "absent" };
  }
  const bytes = await readUpTo(response, mostBytes);
  const type = bytes && imageType(bytes);
  const short = (name: string) => (response.headers.get(name) ?? "").slice(0, 200);
  const validators = { etag: short("etag"), lastModified: short("last-modified") };
  return bytes && type ? { kind: "tile", bytes, type, validators } : { kind: "absent" };
}
