import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { imageType } from "./image-type";
import { packed, unpacked } from "./packed";
import type { Validators } from "./upstream.server";

/** `fetchedAt` in milliseconds: when upstream last said that this is the tile. */
export type CachedTile = {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  fetchedAt: number;
  validators: Validators;
};

export type TileCache = {
  read(key: string): Promise<CachedTile | null>;
  write(key: string, tile: Pick<CachedTile, "bytes" | "validators">): Promise<void>;
  /** It is as good as new. */
  renew(key: string): Promise<void>;
};

type Options = { folder: string; source: string; maxBytes: number; now: () => number };

/**
 * Tiles on disk, one folder per source, so that a changed TILE_URL never shows the old map. A file's mtime is when
 * it was fetched, its atime (set by us, whatever the mount does) when it was last used: the least recently used go
 * first when the folder outgrows `maxBytes`. A disk that is full or read-only costs the cache, never an answer.
 */
export function tileCache({ folder, source, maxBytes, now }: Options): TileCache {
  const home = join(folder, createHash("sha256").update(source).digest("hex").slice(0, 12));
  let size: Promise<number> | undefined;

  /** The first look at the disk comes before the first write, so that no tile is counted twice. */
  function sizeSoFar(): Promise<number> {
    size ??= sizeOf(folder);
    size.catch(() => {
      size = undefined;
    });
    return size;
  }

  /** Counts on from there; not awaited by anyone who waits for a tile. */
  function grow(bytes: number): void {
    const grown = sizeSoFar().then((before) => before + bytes);
    size = grown.then((after) => (after > maxBytes ? shrink(folder, maxBytes * 0.9) : after));
    size.catch(() => {
      size = undefined;
    });
  }

  return {
    async read(key) {
      const path = join(home, key);
      try {
        const [file, { mtimeMs, atimeMs, mtime }] = await Promise.all([readFile(path), stat(path)]);
        const { bytes, validators } = unpacked(file);
        const type = imageType(bytes);
        if (!type) return null;
        if (now() - atimeMs > 3_600_000) await utimes(path, new Date(now()), mtime).catch(() => undefined);
        return { bytes, type, fetchedAt: mtimeMs, validators };
      } catch {
        return null;
      }
    },

    async write(key, tile) {
      const path = join(home, key);
      const bytes = packed(tile);
      const draft = `${path}.${randomUUID()}.part`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await sizeSoFar();
        await writeFile(draft, bytes);
        await utimes(draft, new Date(now()), new Date(now()));
        await rename(draft, path);
        grow(bytes.byteLength);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },

    async renew(key) {
      const at = new Date(now());
      await utimes(join(home, key), at, at).catch(() => undefined);
    },
  };
}

type Kept = { path: string; size: number; used: number };

async function sizeOf(folder: string): Promise<number> {
  return total(await filesIn(folder));
}

/** Removes the least recently used files until `target` bytes are left, and answers what is left. */
async function shrink(folder: string, target: number): Promise<number> {
  const files = (await filesIn(folder)).sort((a, b) => a.used - b.used);
  let left = total(files);
  for (const file of files) {
    if (left <= target) break;
    await rm(file.path, { force: true });
    left -= file.size;
  }
  return left;
}

function total(files: Kept[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

async function filesIn(folder: string): Promise<Kept[]> {
  const files: Kept[] = [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const found = await stat(path).catch(() => null);
    if (found) files.push({ path, size: found.size, used: found.atimeMs });
  }
  return files;
}
