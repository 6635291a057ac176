import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import lighthouse, { type Result } from "lighthouse";
import { someNeed, startDemo } from "./demo-app";

/**
 * Lighthouse on the built app with the demo village, as a phone on slow 4G with a CPU four times slower (its own
 * mobile settings): the median of five runs of each page by its performance. Needs the build. `--runs N`, `--json`.
 */
const runs = Number(option("runs") ?? 5);
const dataDir = await mkdtemp(join(tmpdir(), "anpacken-lighthouse-"));
const app = await startDemo(dataDir);
const port = 9_333;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", `--remote-debugging-port=${port}`],
});

const pages = { need: await someNeed(app.address), list: "/?view=list", join: "/join", map: "/" };
const rows: Record<string, ReturnType<typeof figuresOf>> = {};
for (const [name, path] of Object.entries(pages)) {
  const results: Result[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await audit(app.address + path));
  rows[name] = figuresOf(median(results));
}
await browser.close();
await app.stop();
await rm(dataDir, { recursive: true, force: true });
report();

async function audit(url: string): Promise<Result> {
  const answer = await lighthouse(url, { port, output: "json", logLevel: "error" });
  if (!answer) throw new Error(`Lighthouse said nothing about ${url}`);
  return answer.lhr;
}

function median(results: readonly Result[]): Result {
  const byScore = results.toSorted((a, b) => score(a, "performance") - score(b, "performance"));
  const middle = byScore[Math.floor(byScore.length / 2)];
  if (!middle) throw new Error("no run");
  return middle;
}

function figuresOf(result: Result) {
  const milliseconds = (audit: string) => Math.round(result.audits[audit]?.numericValue ?? Number.NaN);
  return {
    performance: score(result, "performance"),
    accessibility: score(result, "accessibility"),
    bestPractices: score(result, "best-practices"),
    seo: score(result, "seo"),
    lcpMs: milliseconds("largest-contentful-paint"),
    interactiveMs: milliseconds("interactive"),
    blockedMs: milliseconds("total-blocking-time"),
    cls: Number((result.audits["cumulative-layout-shift"]?.numericValue ?? 0).toFixed(3)),
    missed: Object.values(result.audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode === "binary")
      .map(({ id }) => id),
  };
}

function score(result: Result, category: string): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100);
}

function report(): void {
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ bench: "lighthouse", runs, rows }));
    return;
  }
  for (const [name, { missed, ...figures }] of Object.entries(rows)) {
    const told = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
    console.log(`${name.padEnd(6)}${told.join(" · ")}${missed.length > 0 ? ` · missed: ${missed}` : ""}`);
  }
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}
