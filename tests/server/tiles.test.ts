import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type TileOptions, tileRoute } from "~/server/tiles.server";

/** A busy machine may need longer than the second that vitest waits by itself. */
const patience = { timeout: 15_000 };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(4000, 7),
]);
const herzberg = { z: "12", x: "2198", y: "1361" } as const;
const sendPng: Answer = (_, response) =>
  void response.writeHead(200, { "content-type": "image/png" }).end(png);

let dataDir: string;
let upstream: Server;
let asked: string[];
let answer: Answer;
let clock: number;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "anpacken-tiles-"));
  asked = [];
  answer = sendPng;
  clock = Date.parse("2026-11-24T10:00:00Z");
  upstream = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((ready) => upstream.listen(0, "127.0.0.1", ready));
});

afterEach(async () => {
  upstream.closeAllConnections();
  await new Promise((closed) => upstream.close(closed));
  await rm(dataDir, { recursive: true, force: true });
});

function origin(): string {
  return `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
}

function route(options: Partial<TileOptions> = {}) {
  return tileRoute({ dataDir, tileUrl: `${origin()}/{z}/{y}/{x}.png`, now: () => clock, ...options });
}

function stopUpstream(): void {
  answer = (request) => void request.socket.destroy();
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("GET /tiles/:z/:x/:y.png", () => {
  it("fills the template and answers with the image, for a day", async () => {
    const response = await route()(herzberg.z, herzberg.x, `${herzberg.y}.png`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("cache-control")).toBe("public, max-age=86400");
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
    expect(asked).toEqual(["/12/1361/2198.png"]);
  });

  it("makes one upstream request of twenty at once", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((go) => {
      release = go;
    });
    answer = async (request, response) => {
      await held;
      sendPng(request, response);
    };
    const tiles = route();
    const all = Array.from({ length: 20 }, () => tiles(herzberg.z, herzberg.x, herzberg.y));
    await vi.waitFor(() => expect(asked).toHaveLength(1), patience);
    release();
    for (const response of await Promise.all(all)) {
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBe(png.byteLength);
    }
    expect(asked).toHaveLength(1);
  });

  it("keeps tiles on disk, whole and under their own names, also for the next process", async () => {
    await route()(herzberg.z, herzberg.x, herzberg.y);
    const files = await filesIn(join(dataDir, "tiles"));
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/12\/2198\/1361$/);
    stopUpstream();
    expect((await route()(herzberg.z, herzberg.x, herzberg.y)).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  it("asks again after seven days, and serves the stale tile while upstream is down", async () => {
    const tiles = route();
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    clock += 6 * 86_400_000;
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(asked).toHaveLength(1);

    clock += 2 * 86_400_000;
    stopUpstream();
    const stale = await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(stale.status).toBe(200);
    expect(stale.headers.get("cache-control")).toBe("public, max-age=60");
    expect(asked).toHaveLength(2);
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(asked, "a failure is believed for a while").toHaveLength(2);

    answer = sendPng;
    clock += 60_000;
    const fresh = await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(fresh.headers.get("cache-control")).toBe("public, max-age=86400");
  });

  it("asks for an old tile on condition, and keeps it for another term when it did not change", async () => {
    const conditions: unknown[] = [];
    answer = (request, response) => {
      conditions.push([request.headers["if-none-match"], request.headers["if-modified-since"]]);
      if (request.headers["if-none-match"] === '"v1"') return void response.writeHead(304).end();
      response.setHeader("etag", '"v1"');
      response.setHeader("last-modified", "Mon, 23 Nov 2026 10:00:00 GMT");
      sendPng(request, response);
    };
    const tiles = route();
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    clock += 8 * 86_400_000;
    const renewed = await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(renewed.status).toBe(200);
    expect(renewed.headers.get("cache-control")).toBe("public, max-age=86400");
    expect(Buffer.from(await renewed.arrayBuffer()).equals(png)).toBe(true);
    expect(conditions).toEqual([
      [undefined, undefined],
      ['"v1"', "Mon, 23 Nov 2026 10:00:00 GMT"],
    ]);
    clock += 6 * 86_400_000;
    expect((await route()(herzberg.z, herzberg.x, herzberg.y)).status).toBe(200);
    expect(asked, "renewed on disk, also for the next process").toHaveLength(2);
  });

  it("takes a changed tile in the old one's place", async () => {
    const other = Buffer.concat([png, Buffer.from("changed")]);
    const tiles = route();
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    clock += 8 * 86_400_000;
    answer = (_, response) => void response.writeHead(200, { "content-type": "image/png" }).end(other);
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    const again = await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(Buffer.from(await again.arrayBuffer()).equals(other)).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("tells a browser that its copy is still good", async () => {
    const tiles = route();
    const etag = (await tiles(herzberg.z, herzberg.x, herzberg.y)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const same = await tiles(herzberg.z, herzberg.x, herzberg.y, new Headers({ "if-none-match": known }));
      expect(same.status, known).toBe(304);
      expect(same.body, known).toBeNull();
    }
    const other = await tiles(herzberg.z, herzberg.x, herzberg.y, new Headers({ "if-none-match": '"x"' }));
    expect(other.status).toBe(200);
  });

  it("has sharp tiles where the source has them, kept beside the others", async () => {
    const tiles = route({ tileUrl: `${origin()}/{z}/{x}/{y}{r}.png` });
    await tiles(herzberg.z, herzberg.x, `${herzberg.y}@2x.png`);
    await tiles(herzberg.z, herzberg.x, `${herzberg.y}.png`);
    expect(asked).toEqual(["/12/2198/1361@2x.png", "/12/2198/1361.png"]);
    expect((await route()(herzberg.z, herzberg.x, `${herzberg.y}@2x.png`)).status).toBe(404);
    expect(asked).toHaveLength(2);
  });

  it("reads what was kept before upstream's validators were kept with it", async () => {
    const tiles = route();
    await tiles(herzberg.z, herzberg.x, herzberg.y);
    const [file = ""] = await filesIn(join(dataDir, "tiles"));
    await writeFile(file, png);
    await utimes(file, new Date(clock), new Date(clock));
    stopUpstream();
    const kept = await tiles(herzberg.z, herzberg.x, herzberg.y);
    expect(Buffer.from(await kept.arrayBuffer()).equals(png)).toBe(true);
  });

  it("remembers that there is no such tile", async () => {
    answer = (_, response) => void response.writeHead(404).end();
    const tiles = route();
    expect((await tiles(herzberg.z, herzberg.x, herzberg.y)).status).toBe(404);
    expect((await tiles(herzberg.z, herzberg.x, herzberg.y)).status).toBe(404);
    expect(asked).toHaveLength(1);
    clock += 11 * 60_000;
    answer = sendPng;
    expect((await tiles(herzberg.z, herzberg.x, herzberg.y)).status).toBe(200);
  });

  it("refuses tiles outside zoom, country and number, without asking upstream", async () => {
    const tiles = route();
    const outside = [
      ["4", "8", "5"],
      ["19", "281400", "174300"],
      ["12", "2198", "99"],
      ["12", "0", "1361"],
      ["12", "-1", "1361"],
      ["12", "2198.5", "1361"],
      ["12", "1e3", "1361"],
      ["12", "2198", "../../etc/passwd"],
      ["", "", ""],
      ["12", "99999999999999999999", "1361"],
    ] as const;
    for (const [z, x, y] of outside) expect((await tiles(z, x, y)).status, `${z}/${x}/${y}`).toBe(404);
    expect(asked).toEqual([]);
  });

  it("takes only raster images of at most 1 MB", async () => {
    const refused: Answer[] = [
      (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end(png),
      (_, response) => void response.writeHead(200, { "content-type": "image/png" }).end("<html>no</html>"),
      (_, response) => void response.writeHead(200, { "content-type": "image/svg+xml" }).end("<svg/>"),
      (_, response) =>
        void response
          .writeHead(200, { "content-type": "image/png" })
          .end(Buffer.concat([png, Buffer.alloc(1_000_000)])),
    ];
    for (const [index, hostile] of refused.entries()) {
      answer = hostile;
      const response = await route()(herzberg.z, `${2190 + index}`, herzberg.y);
      expect(response.status, `answer ${index}`).toBe(404);
    }
    await expect(readdir(join(dataDir, "tiles"))).rejects.toThrow();
  });

  it("follows a redirect on its own host and none to another", async () => {
    answer = (request, response) =>
      request.url?.startsWith("/moved")
        ? sendPng(request, response)
        : void response.writeHead(302, { location: `/moved${request.url}` }).end();
    expect((await route()(herzberg.z, herzberg.x, herzberg.y)).status).toBe(200);

    answer = (_, response) => void response.writeHead(302, { location: "http://127.0.0.2:9/x.png" }).end();
    expect((await route()(herzberg.z, "2199", herzberg.y)).status).toBe(404);
  });

  it("gives up on a slow upstream", async () => {
    answer = () => undefined;
    expect((await route({ timeout: 50 })(herzberg.z, herzberg.x, herzberg.y)).status).toBe(502);
  });

  it("drops the least recently used tiles when the folder outgrows its limit", async () => {
    const tiles = route({ maxBytes: png.byteLength * 5 });
    for (let x = 2190; x < 2195; x += 1) {
      await tiles(herzberg.z, `${x}`, herzberg.y);
      clock += 2 * 3_600_000;
    }
    await tiles(herzberg.z, "2190", herzberg.y);
    await vi.waitFor(async () => {
      const [file] = (await filesIn(join(dataDir, "tiles"))).filter((path) => path.includes("2190"));
      expect((await stat(file ?? "")).atimeMs).toBe(clock);
    }, patience);
    clock += 2 * 3_600_000;
    await tiles(herzberg.z, "2195", herzberg.y);
    await vi.waitFor(async () => expect(await filesIn(join(dataDir, "tiles"))).toHaveLength(4), patience);
    const left = (await filesIn(join(dataDir, "tiles"))).join("\n");
    expect(left).toContain("2190");
    expect(left).toContain("2195");
    expect(left).not.toContain("2191");
  });

  it("does without a disk it cannot write to", async () => {
    const file = join(dataDir, "no-folder");
    await writeFile(file, "");
    expect((await route({ dataDir: file })(herzberg.z, herzberg.x, herzberg.y)).status).toBe(200);
  });

  it("answers 404 at once without a configured source", async () => {
    const response = await route({ tileUrl: null })(herzberg.z, herzberg.x, herzberg.y);
    expect(response.status).toBe(404);
    expect(asked).toEqual([]);
  });
});
