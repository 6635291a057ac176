import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { type Weight, weigh } from "../tests/support/weigh";
import { someNeed, startDemo } from "./demo-app";

/**
 * What a page costs, with the demo village: bytes on the wire by kind in a real browser, start-up time, CPU per
 * page and memory after a thousand of them. Needs the build (`npm run build`). `--json` prints one object.
 */
const starts = 5;
const visits = 1_000;

const folder = await mkdtemp(join(tmpdir(), "anpacken-bench-"));
await (await startDemo(folder)).stop();
const seconds: number[] = [];
for (let round = 0; round < starts; round += 1) {
  const app = await startDemo(folder);
  seconds.push(app.seconds);
  await app.stop();
}
const app = await startDemo(folder);
const path = await someNeed(app.address);
const weights = { "/": await weighed(app.address), "/help/:id": await weighed(app.address + path) };
const before = await resources(app.process);
for (let visit = 0; visit < visits; visit += 1) {
  await (await fetch(app.address + (visit % 2 ? path : "/"))).arrayBuffer();
}
const after = await resources(app.process);
await app.stop();
await rm(folder, { recursive: true, force: true });
report();

function report(): void {
  const figures = {
    bench: "pages",
    node: process.version,
    startSeconds: Number((seconds.toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? 0).toFixed(2)),
    cpuMsPerPage: Number(((after.cpuMs - before.cpuMs) / visits).toFixed(2)),
    memoryMb: { before: before.memoryMb, after: after.memoryMb },
    bytes: weights,
  };
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify(figures));
    return;
  }
  console.log(`Start with data, median of ${starts}: ${figures.startSeconds} s (${process.version})`);
  console.log(`CPU per page over ${visits} pages: ${figures.cpuMsPerPage} ms`);
  console.log(`Memory: ${before.memoryMb} MB, after ${visits} pages ${after.memoryMb} MB\n`);
  const kinds = ["document", "script", "stylesheet", "font", "other"] as const;
  console.log(`${"kB on the wire".padEnd(16)}${kinds.map((kind) => kind.padStart(12)).join("")}`);
  for (const [page, weight] of Object.entries(weights)) {
    console.log(
      page.padEnd(16) + kinds.map((kind) => (weight[kind] / 1000).toFixed(1).padStart(12)).join(""),
    );
  }
}

/** First visit with an empty cache. */
async function weighed(url: string): Promise<Weight> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const viewport = { width: 390, height: 844 };
  const weight = await weigh(await browser.newContext({ viewport, serviceWorkers: "block" }), url);
  await browser.close();
  return weight;
}

async function resources(child: ChildProcess): Promise<{ cpuMs: number; memoryMb: number }> {
  const [status, stat] = await Promise.all(
    ["status", "stat"].map((name) => readFile(`/proc/${child.pid}/${name}`, "utf8")),
  );
  const memoryMb = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status ?? "")?.[1]) / 1024);
  // Fields 14 and 15 of /proc/PID/stat: ticks of 10 ms in user and system mode.
  const [utime = 0, stime = 0] = (stat ?? "").split(") ")[1]?.split(" ").slice(11, 13).map(Number) ?? [];
  return { cpuMs: (utime + stime) * 10, memoryMb };
}
