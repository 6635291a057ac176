import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ZxySource } from "protomaps-leaflet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive } from "~/server/tiles/archive.server";
import { tileRoute } from "~/server/tiles.server";
import { pmtilesArchive, vectorTile } from "../support/pmtiles";

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(300, 7),
]);
const village = { z: 12, x: 2198, y: 1361 };
const road = {
  geometry: "line",
  points: [
    [0, 0],
    [4096, 4096],
  ],
  tags: { kind: "major_road" },
} as const;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "anpacken-archive-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function written(archive: Parameters<typeof pmtilesArchive>[0]): Promise<string> {
  const path = join(folder, "map.pmtiles");
  await writeFile(path, pmtilesArchive(archive));
  return path;
}

async function routeOf(archive: Parameters<typeof pmtilesArchive>[0]) {
  return tileRoute({ dataDir: folder, tileUrl: null, archive: await openArchive(await written(archive)) });
}

describe("tiles of an operator's file", () => {
  it.each([false, true])("serves its pictures, also compressed (%s)", async (gzipped) => {
    const near = { z: 12, x: 2199, y: 1361 };
    const tiles = [village, near].map((tile, index) => ({
      ...tile,
      bytes: Buffer.concat([png, Buffer.from([index])]),
    }));
    const route = await routeOf({ type: 2, tiles, gzipped });
    const answer = await route("12", "2199", "1361.png");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await answer.arrayBuffer()).equals(tiles[1]?.bytes ?? png)).toBe(true);
    const etag = answer.headers.get("etag") ?? "";
    const again = await route("12", "2199", "1361.png", new Headers({ "if-none-match": etag }));
    expect(again.status).toBe(304);
  });

  it("has none where the file has none, at other zooms and beyond Germany", async () => {
    const route = await routeOf({ type: 2, tiles: [{ ...village, bytes: png }] });
    for (const [z, x, y] of [
      ["12", "2200", "1361"],
      ["11", "1099", "680"],
      ["13", "4396", "2722"],
      ["12", "0", "0"],
      ["12", "2198", "1361@2x"],
    ] as const)
      expect((await route(z, x, `${y}.png`)).status, `${z}/${x}/${y}`).toBe(404);
  });

  it("serves shapes as a vector tile that a reader not ours understands", async () => {
    const bytes = vectorTile({ roads: [road] });
    const path = await written({ type: 1, tiles: [{ ...village, bytes }], gzipped: true, metadata: basemap });
    const archive = await openArchive(path);
    expect(archive).toMatchObject({ kind: "vector", zooms: { least: 12, most: 12 } });
    const answer = await tileRoute({ dataDir: folder, tileUrl: null, archive })("12", "2198", "1361.mvt");
    expect(answer.headers.get("content-type")).toBe("application/vnd.mapbox-vector-tile");
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    const sent = gunzipSync(Buffer.from(await answer.arrayBuffer()));
    const address = `data:application/octet-stream;base64,${sent.toString("base64")}`;
    const layers = await new ZxySource(address, false).get({ z: 12, x: 2198, y: 1361 }, 256);
    expect(layers.get("roads")?.map(({ props }) => props)).toEqual([{ kind: "major_road" }]);
  });

  it("refuses at the start what it cannot serve, and names the file", async () => {
    const torn = join(folder, "torn.pmtiles");
    await writeFile(torn, "PMTiles");
    const tiles = [{ ...village, bytes: png }];
    await expect(openArchive(join(folder, "none"))).rejects.toThrow(/none cannot be read/);
    await expect(openArchive(torn)).rejects.toThrow(/no PMTiles archive/);
    await expect(openArchive(await written({ type: 5, tiles }))).rejects.toThrow(/neither PNG/);
    await expect(openArchive(await written({ type: 1, tiles }))).rejects.toThrow(/another kind/);
  });
});

const basemap = { vector_layers: [{ id: "earth" }, { id: "roads" }] };
