import type { Category } from "~/domain/categories";
import type { ClusterMark, MapPoint, Mark } from "~/domain/finding/clusters";
import type { MarkColours } from "./mark-colours.client";
import {
  circle,
  drawAlarm,
  drawDisc,
  drawPin,
  drawRing,
  sharpness,
  strokeIcon,
  write,
} from "./mark-shapes.client";

/** Drawn at the screen's own resolution; `left` and `top` say where the spot is in it, CSS pixels. */
export type Picture = { canvas: HTMLCanvasElement; width: number; height: number; left: number; top: number };

type Context = CanvasRenderingContext2D;

const iconsShown = 3;
/** Around a pin's 48 × 60 pixels, and around a cluster's disc. */
const pinMargin = 2;
const discMargin = 9;

/** Draws marks, and what several of them share only once. */
export function markPictures(colours: MarkColours) {
  const parts = new Map<string, Picture>();
  const part = (key: string, make: () => Picture): Picture => {
    const known = parts.get(key) ?? make();
    parts.set(key, known);
    return known;
  };

  const pin = ({ category, urgent, placesLeft }: MapPoint, lit: boolean): Picture => {
    const count = Math.min(99, placesLeft);
    return part(`pin ${category} ${urgent} ${count} ${lit}`, () => {
      const plain = part(`pin ${category} ${lit}`, () =>
        drawn(48, 60, pinMargin, [24, 57], (context) => drawPin(context, colours, category, lit)),
      );
      return drawn(48, 60, pinMargin, [24, 57], (context) => {
        context.drawImage(plain.canvas, -pinMargin, -pinMargin, plain.width, plain.height);
        circle(context, 38, 11, 10, colours.sun, colours.edge, 1.5);
        write(context, colours, String(count), 38, 15.2, 700, colours.onSun);
        if (urgent) drawAlarm(context, colours);
      });
    });
  };

  const icon = (category: Category): Picture =>
    part(`icon ${category}`, () =>
      drawn(12, 12, 1, [0, 0], (context) => {
        context.scale(0.5, 0.5);
        strokeIcon(context, category, colours.of[category], 2.4);
      }),
    );

  const cluster = ({ count, mix, urgent }: ClusterMark, lit: boolean): Picture => {
    const radius = clusterRadius(count);
    const disc = part(`disc ${radius} ${lit}`, () =>
      drawn(2 * radius, 2 * radius, discMargin, [radius, radius], (context) =>
        drawDisc(context, colours, radius, lit),
      ),
    );
    return drawn(2 * radius, 2 * radius, discMargin, [radius, radius], (context) => {
      context.drawImage(disc.canvas, -discMargin, -discMargin, disc.width, disc.height);
      drawRing(context, colours, mix, count, radius);
      write(context, { ...colours, size: 17 }, String(count), radius, radius + 1, 800, colours.ink);
      const icons = mix.slice(0, iconsShown);
      icons.forEach((one, nr) => {
        const { canvas, width, height } = icon(one.category);
        context.drawImage(canvas, radius - icons.length * 5.5 + nr * 11 - 1.5, radius + 3, width, height);
      });
      if (urgent) {
        context.translate(-5, -6);
        drawAlarm(context, colours);
      }
    });
  };

  return {
    colourOf: colours.of,
    pin,
    of: (mark: Mark, lit: boolean): Picture =>
      mark.kind === "need" ? pin(mark.need, lit) : cluster(mark, lit),
  };
}

export function clusterRadius(count: number): number {
  return count >= 100 ? 31 : 27;
}

function drawn(
  width: number,
  height: number,
  margin: number,
  [right, down]: [number, number],
  draw: (context: Context) => void,
): Picture {
  const sharp = sharpness();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((width + 2 * margin) * sharp);
  canvas.height = Math.ceil((height + 2 * margin) * sharp);
  const context = canvas.getContext("2d");
  context?.scale(sharp, sharp);
  context?.translate(margin, margin);
  if (context) draw(context);
  return {
    canvas,
    width: canvas.width / sharp,
    height: canvas.height / sharp,
    left: right + margin,
    top: down + margin,
  };
}
