import { iconPaths } from "~/components/icon-paths";
import type { Category } from "~/domain/categories";
import type { ClusterMark } from "~/domain/finding/clusters";
import type { MarkColours } from "./mark-colours.client";

type Context = CanvasRenderingContext2D;

const ringWidth = 7;

export const sharpness = () => Math.min(3, window.devicePixelRatio || 1);

const drop = "M24 57C21 52 6 38.5 6 24.5a18 18 0 0 1 36 0C42 38.5 27 52 24 57Z";

export function drawPin(context: Context, colours: MarkColours, category: Category, lit: boolean): void {
  context.globalAlpha = 0.28;
  context.fillStyle = "#0b140f";
  context.beginPath();
  context.ellipse(24, 57, 6.5, 2.4, 0, 0, 2 * Math.PI);
  context.fill();
  context.globalAlpha = 1;
  paint(context, new Path2D(drop), colours.of[category], lit ? colours.sun : colours.edge, lit ? 6 : 3.5);
  context.translate(13.5, 14);
  context.scale(0.875, 0.875);
  strokeIcon(context, category, colours.onPin, 2.2);
}

export function strokeIcon(context: Context, category: Category, colour: string, width: number): void {
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(new Path2D(iconPaths[category]));
}

/** Urgent is a sign of its own, not a colour. */
export function drawAlarm(context: Context, colours: MarkColours): void {
  paint(context, new Path2D("M10 1.5 20 19.5H0Z"), colours.brick, colours.edge, 2);
  write(context, colours, "!", 10, 17, 800, colours.onBrick);
}

/** What lies under the ring of every cluster. */
export function drawDisc(context: Context, colours: MarkColours, radius: number, lit: boolean): void {
  context.shadowColor = "rgb(20 24 16 / 45%)";
  // A shadow knows nothing of the scale.
  context.shadowBlur = 6 * sharpness();
  context.shadowOffsetY = 2 * sharpness();
  circle(context, radius, radius, radius + (lit ? 4 : 2), lit ? colours.sun : colours.edge);
  context.shadowColor = "transparent";
  circle(context, radius, radius, radius, colours.halo);
  circle(context, radius, radius, radius - ringWidth, colours.surface);
}

/** The mix of categories, a sliver of the ground between two colours. */
export function drawRing(
  context: Context,
  colours: MarkColours,
  mix: ClusterMark["mix"],
  count: number,
  radius: number,
): void {
  const gap = mix.length > 1 ? 0.075 : 0;
  let from = -Math.PI / 2;
  context.lineWidth = ringWidth;
  for (const one of mix) {
    const to = from + (one.count / count) * 2 * Math.PI;
    context.strokeStyle = colours.of[one.category];
    context.beginPath();
    context.arc(radius, radius, radius - ringWidth / 2, from, Math.max(from + 0.01, to - gap));
    context.stroke();
    from = to;
  }
}

export function circle(
  context: Context,
  x: number,
  y: number,
  radius: number,
  fill: string,
  stroke?: string,
  width = 0,
): void {
  const path = new Path2D();
  path.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill(path);
  if (!stroke) return;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.stroke(path);
}

function paint(context: Context, path: Path2D, fill: string, stroke: string, width: number): void {
  context.lineJoin = "round";
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.stroke(path);
  context.fillStyle = fill;
  context.fill(path);
}

export function write(
  context: Context,
  { font, size = 13 }: { font: string; size?: number },
  text: string,
  x: number,
  y: number,
  weight: number,
  colour: string,
): void {
  context.font = `${weight} ${size}px ${font}`;
  context.textAlign = "center";
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
