import { type Drawing, drawBase, type Window } from "./base-drawing.client";
import type { BaseMap } from "./base-file.client";
import type { Palette } from "./palette.client";

/** What is to be drawn: a part of the world, in these colours, with so many dots to a pixel. */
export type Asked = { window: Window; palette: Palette; sharpness: number };

/** Draws it on a canvas, which gets its size. Throws where there is none to draw on. */
export function drawPicture<Canvas extends HTMLCanvasElement | OffscreenCanvas>(
  canvas: Canvas,
  base: BaseMap,
  { window, palette, sharpness }: Asked,
): Canvas {
  canvas.width = Math.round(window.width * sharpness);
  canvas.height = Math.round(window.height * sharpness);
  const context = canvas.getContext("2d") as Drawing | null;
  if (!context) throw new Error("no canvas in two dimensions");
  context.scale(sharpness, sharpness);
  drawBase(context, base, palette, window);
  return canvas;
}
