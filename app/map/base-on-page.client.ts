import { readBase } from "./base-file.client";
import type { Painter } from "./base-painter.client";
import { drawPicture } from "./base-picture.client";

/** For browsers whose workers have no canvas: the page itself draws the map's ground. */
export async function onThePage(file: ArrayBuffer): Promise<Painter> {
  await document.fonts?.ready;
  const base = readBase(new TextDecoder().decode(file));
  return async (asked) => drawPicture(document.createElement("canvas"), base, asked);
}
