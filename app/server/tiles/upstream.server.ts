import { imageType } from "./image-type";

export type TileAnswer =
  | { kind: "tile"; bytes: Uint8Array<ArrayBuffer>; type: string }
  /** Upstream has no such tile, or answers with something that is none. */
  | { kind: "absent" }
  /** Upstream is down, slow or overloaded. */
  | { kind: "failed" };

const mostBytes = 1_000_000;
const mostRedirects = 2;

/** One tile from upstream, `timeout` in milliseconds for everything. Follows redirects on its own host only. */
export async function fetchTile(
  url: string,
  { fetch, timeout }: { fetch: typeof globalThis.fetch; timeout: number },
): Promise<TileAnswer> {
  const signal = AbortSignal.timeout(timeout);
  try {
    let address = new URL(url);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await fetch(address, {
        signal,
        redirect: "manual",
        headers: { accept: "image/*", "user-agent": "Anpacken (tile cache)" },
      });
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
  return bytes && type ? { kind: "tile", bytes, type } : { kind: "absent" };
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = response.body?.getReader();
  if (!reader) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
