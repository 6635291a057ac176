import { createHash } from "node:crypto";
import { renderAsync } from "@resvg/resvg-js";
import { fontFiles } from "./fonts.server";

const mostBytes = 24_000_000;
const mostAtOnce = 2;
const mostWaiting = 40;

/** What it was painted from, so that a changed need has another. */
export function tagOf(svg: string): string {
  return `"${createHash("sha256").update(svg).digest("base64url").slice(0, 22)}"`;
}

/**
 * SVG to PNG, off the event loop; two at a time, each picture once, the latest kept in memory.
 * @returns null when too many wait already
 */
export function paint(svg: string): Promise<Buffer> | null {
  const tag = tagOf(svg);
  const kept = painted.get(tag);
  if (kept) return Promise.resolve(keep(tag, kept));
  const running = underway.get(tag);
  if (running) return running;
  if (waiting.length >= mostWaiting) return null;
  const painting = turn()
    .then(() => render(svg))
    .then((png) => keep(tag, png))
    .finally(() => {
      underway.delete(tag);
      next();
    });
  underway.set(tag, painting);
  return painting;
}

const painted = new Map<string, Buffer>();
const underway = new Map<string, Promise<Buffer>>();
const waiting: (() => void)[] = [];
let active = 0;
let bytes = 0;

async function render(svg: string): Promise<Buffer> {
  const font = {
    fontFiles: await fontFiles(),
    loadSystemFonts: false,
    defaultFontFamily: "Atkinson Hyperlegible Next",
  };
  return (await renderAsync(svg, { font, logLevel: "off" })).asPng();
}

function turn(): Promise<void> {
  active += 1;
  return active <= mostAtOnce ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
}

function next(): void {
  active -= 1;
  waiting.shift()?.();
}

/** The one asked for last goes last. */
function keep(tag: string, png: Buffer): Buffer {
  if (painted.delete(tag)) bytes -= png.length;
  painted.set(tag, png);
  bytes += png.length;
  for (const [oldest, { length }] of painted) {
    if (bytes <= mostBytes) break;
    painted.delete(oldest);
    bytes -= length;
  }
  return png;
}
