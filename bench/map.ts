import { rm } from "node:fs/promises";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import pg from "pg";
import { migrate } from "~/server/migrate.server";
import { post } from "./feed/village";
import { countFrames, type Frames, framesOf } from "./map/frames";
import { startBuilt } from "./map/server";
import { ownPostgres } from "./own-postgres";

/**
 * Milliseconds that a hand leaves between its moves. No condition to wait for would do: frames are counted while the
 * map glides, zooms and fetches, and a bench that stopped at the first quiet moment would miss the slow ones.
 */
const outlast = { animation: 900, fetching: 700, turn: 350 };

/**
 * Map and list of ten thousand open needs on a phone (390 × 844) with a CPU slowed four times: what the first view
 * weighs on the wire, when the map is usable on slow 4G, and the longest frame while somebody pans and zooms. Needs
 * the build (`npm run build`). `--json` prints one object, `--runs N` repeats.
 */
const needs = 10_000;
const runs = Number(option("runs") ?? 3);
const now = new Date("2027-04-12T08:00:00Z");
/** As Lighthouse's and Chrome's "slow 4G": 150 ms of latency, 1.6 Mbit/s down, 750 kbit/s up. */
const slow4G = {
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  offline: false,
};
const slowdown = 4;

type Weight = Record<"document" | "script" | "stylesheet" | "font" | "base" | "other", number>;

const postgres = await ownPostgres("map");
await migrate(postgres.url, postgres.quiet);
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
await post(client, needs, now);
await client.end();
const app = await startBuilt(postgres.url, postgres.folder, now).catch(async (error) => {
  await postgres.close();
  throw error;
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

try {
  // The first page of a process also compiles what it needs.
  await visit(async (page) => page.goto(app.address, { waitUntil: "networkidle" }));
  const weight = await visit(weigh);
  const usable: number[] = [];
  const moved: Record<string, Frames>[] = [];
  for (let run = 0; run < runs; run += 1) {
    usable.push(await visit(untilUsable));
    moved.push(await visit(move));
  }
  report(weight, usable, moved);
} finally {
  await browser.close();
  await app.stop();
  await postgres.close();
  await rm(postgres.folder, { recursive: true, force: true });
}

async function visit<T>(work: (page: Page, cdp: CDPSession) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    serviceWorkers: "block",
    locale: "de-DE",
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  try {
    return await work(page, cdp);
  } finally {
    await context.close();
  }
}

/** Encoded bytes with headers, until the network is quiet. */
async function weigh(page: Page, cdp: CDPSession): Promise<Weight> {
  const weight: Weight = { document: 0, script: 0, stylesheet: 0, font: 0, base: 0, other: 0 };
  const kinds = new Map<string, keyof Weight>();
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    const kind = response.url.endsWith("/base-layer.json") ? "base" : type.toLowerCase();
    kinds.set(requestId, kind in weight ? (kind as keyof Weight) : "other");
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight[kinds.get(requestId) ?? "other"] += encodedDataLength;
  });
  await cdp.send("Network.enable");
  await page.goto(app.address, { waitUntil: "networkidle" });
  return weight;
}

/** Milliseconds from the request until a mark of the map can be tapped. */
async function untilUsable(page: Page, cdp: CDPSession): Promise<number> {
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", slow4G);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(app.address, { waitUntil: "commit" });
  await page.waitForSelector(".map-mark");
  return page.evaluate(() => Math.round(performance.now()));
}

/** Drags, flings, zooms by wheel, button and cluster, each followed by what it fetches. */
async function move(page: Page, cdp: CDPSession): Promise<Record<string, Frames>> {
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(app.address, { waitUntil: "networkidle" });
  await page.waitForSelector(".map-mark");
  const settled = async () => {
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(outlast.fetching);
  };
  await settled();
  const buttons = { in: await middleOf(page, "vergrößern"), out: await middleOf(page, "verkleinern") };
  const during = async (work: () => Promise<unknown>): Promise<Frames> => {
    const before = page.url();
    await page.evaluate(countFrames);
    await work();
    await settled();
    if (page.url() === before) throw new Error("the map did not move");
    return page.evaluate(framesOf);
  };
  return {
    pan: await during(async () => {
      for (const [right, down] of [
        [-170, -60],
        [150, 90],
        [-120, 110],
        [160, -100],
      ] as const)
        await drag(page, right, down);
    }),
    zoomIn: await during(async () => {
      for (let press = 0; press < 3; press += 1) await tap(page, buttons.in);
    }),
    zoomOut: await during(async () => {
      for (let press = 0; press < 4; press += 1) await tap(page, buttons.out);
    }),
    wheel: await during(async () => {
      await page.mouse.move(200, 300);
      for (let turn = 0; turn < 4; turn += 1) {
        await page.mouse.wheel(0, -120);
        await page.waitForTimeout(outlast.turn);
      }
    }),
  };
}

async function drag(page: Page, right: number, down: number): Promise<void> {
  const [x, y] = [195, 300];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) {
    await page.mouse.move(x + (right * step) / 20, y + (down * step) / 20);
  }
  await page.mouse.up();
  await page.waitForTimeout(outlast.animation);
}

/** Asked for beforehand: to look for a button by its name takes the page as long as a move does. */
async function middleOf(page: Page, name: string): Promise<[x: number, y: number]> {
  const box = await page.getByRole("button", { name: `Karte ${name}` }).boundingBox();
  if (!box) throw new Error(`no button "Karte ${name}"`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function tap(page: Page, [x, y]: [x: number, y: number]): Promise<void> {
  await page.mouse.click(x, y);
  await page.waitForTimeout(outlast.animation);
}

function report(weight: Weight, usable: readonly number[], moved: readonly Record<string, Frames>[]): void {
  const kb = Object.fromEntries(
    Object.entries(weight).map(([kind, bytes]) => [kind, Math.round(bytes / 100) / 10]),
  );
  const frames = Object.fromEntries(
    Object.keys(moved[0] ?? {}).map((kind) => {
      const all = moved.flatMap((run) => run[kind] ?? []);
      return [
        kind,
        {
          longestFrameMs: Math.max(...all.map((one) => one.longestMs)),
          longTasks: all.map((one) => one.longTasks),
          over50Ms: all.map((one) => one.over50Ms),
        },
      ];
    }),
  );
  const usableMs = { median: [...usable].sort((a, b) => a - b)[Math.floor(usable.length / 2)], all: usable };
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ bench: "map", node: process.version, needs, kb, usableMs, frames }));
    return;
  }
  console.log(
    `${needs.toLocaleString("en")} needs, 390 × 844, CPU slowed ${slowdown} × (${process.version})`,
  );
  console.log(`first view, kB on the wire: ${JSON.stringify(kb)}`);
  console.log(`first mark to tap on slow 4G: ${usableMs.median} ms of ${usable.join(", ")}`);
  for (const [kind, one] of Object.entries(frames)) console.log(`${kind}: ${JSON.stringify(one)}`);
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}
