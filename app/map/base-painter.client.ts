import font from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { Asked } from "./base-picture.client";
import type { FromWorker, ToWorker } from "./base-worker.client";

/** One picture at a time; the answer is a canvas of its own. */
export type Painter = (asked: Asked) => Promise<HTMLCanvasElement>;

const loaded = new Map<string, Promise<Painter>>();

/** Who draws the map's ground without any tile server; one request a page, rejected when there is no answer. */
export function basePainter(address: string): Promise<Painter> {
  const known = loaded.get(address);
  if (known) return known;
  const loading = painterOf(address);
  loading.catch(() => loaded.delete(address));
  loaded.set(address, loading);
  return loading;
}

async function painterOf(address: string): Promise<Painter> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const file = await response.arrayBuffer();
  const here = () => import("./base-on-page.client").then(({ onThePage }) => onThePage(file));
  return "OffscreenCanvas" in window ? beside(file.slice(0), here) : here();
}

/** In a worker, so that the page has nothing to do with it. Where that fails, the page draws itself. */
function beside(file: ArrayBuffer, here: () => Promise<Painter>): Painter {
  const worker = new Worker(new URL("./base-worker.client.ts", import.meta.url), { type: "module" });
  let instead: Promise<Painter> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  worker.postMessage({ file, font: new URL(font, location.href).href } satisfies ToWorker, [file]);
  const drawn = (asked: Asked) =>
    new Promise<ImageBitmap | null>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data.picture);
      worker.onerror = () => resolve(null);
      worker.postMessage(asked satisfies ToWorker);
    });
  const paint = async (asked: Asked) => {
    const picture = instead ? null : await drawn(asked);
    if (picture) return canvasOf(picture);
    instead ??= here();
    return (await instead)(asked);
  };
  return (asked) => {
    const next = last.then(() => paint(asked));
    last = next.catch(() => undefined);
    return next;
  };
}

function canvasOf(picture: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(picture);
  return canvas;
}
