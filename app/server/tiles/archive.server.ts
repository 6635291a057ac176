import { type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { PMTiles, type RangeResponse, TileType } from "pmtiles";
import { imageType } from "./image-type";
import type { TileSource } from "./source";
import type { Zooms } from "./wanted";

export type TileArchive = { kind: "raster" | "vector"; zooms: Zooms; source: TileSource };

const compressed = promisify(gzip);
const mostBytes = 5_000_000;
const images = [TileType.Png, TileType.Jpeg, TileType.Webp];
/** What the map knows how to draw: the layers of a Protomaps basemap. */
const drawable = ["earth", "water", "roads", "places"];

/**
 * An operator's `.pmtiles` file (PMTiles 3): raster tiles as they are, vector tiles of a Protomaps basemap.
 * @throws Error with one line for the operator when the file cannot serve
 */
export async function openArchive(path: string): Promise<TileArchive> {
  const file = await open(path, "r").catch(() => {
    throw new Error(`${path} cannot be read`);
  });
  try {
    return await archiveOf(file, path);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function archiveOf(file: FileHandle, path: string): Promise<TileArchive> {
  const archive = new PMTiles({
    getKey: () => path,
    getBytes: (from, length) => bytesOf(file, from, length),
  });
  const header = await archive.getHeader().catch(() => {
    throw new Error(`${path} is no PMTiles archive of version 3`);
  });
  const vector = header.tileType === TileType.Mvt;
  if (!vector && !images.includes(header.tileType))
    throw new Error(`${path} holds neither PNG, JPEG or WebP images nor vector tiles (MVT)`);
  if (vector && !(await isDrawable(archive)))
    throw new Error(
      `${path} holds vector tiles of another kind than a Protomaps basemap (layers ${drawable.join(", ")})`,
    );
  return {
    kind: vector ? "vector" : "raster",
    zooms: { least: Math.max(5, header.minZoom), most: Math.min(18, header.maxZoom) },
    async source({ z, x, y, sharp }) {
      if (sharp) return { status: 404, seconds: 3600 };
      try {
        const found = await archive.getZxy(z, x, y);
        if (!found || found.data.byteLength > mostBytes) return { status: 404, seconds: 3600 };
        const bytes = new Uint8Array(found.data);
        if (vector)
          return {
            status: 200,
            bytes: new Uint8Array(await compressed(bytes)),
            type: vectorType,
            seconds: 86_400,
            gzip: true,
          };
        const type = imageType(bytes);
        return type ? { status: 200, bytes, type, seconds: 86_400 } : { status: 404, seconds: 3600 };
      } catch {
        return { status: 502, seconds: 60 };
      }
    },
  };
}

const vectorType = "application/vnd.mapbox-vector-tile";

async function isDrawable(archive: PMTiles): Promise<boolean> {
  const metadata = await archive.getMetadata().catch(() => null);
  const layers = (metadata as { vector_layers?: { id?: unknown }[] } | null)?.vector_layers;
  return Array.isArray(layers) && layers.some((layer) => drawable.includes(String(layer?.id)));
}

async function bytesOf(file: FileHandle, offset: number, length: number): Promise<RangeResponse> {
  const buffer = new ArrayBuffer(length);
  const { bytesRead } = await file.read(new Uint8Array(buffer), 0, length, offset);
  return { data: bytesRead === length ? buffer : buffer.slice(0, bytesRead) };
}
