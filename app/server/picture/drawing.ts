import { categoryIcon } from "~/components/icon";
import { type IconName, iconPaths } from "~/components/icon-paths";
import type { Category } from "~/domain/categories";
import { escaped } from "~/domain/markup";
import type { Point } from "~/domain/place";
import { categoryColours, colours } from "./colours";
import { type BaseFile, type Frame, mapCut } from "./map-cut";
import { isArabic, runs, runsLeftwards } from "./script";
import { linesOf, shortened } from "./text";

export const pictureSize = { width: 1200, height: 630 };

/** Words are ready to be written (`writableText`); the point is what everybody may see. */
export type Drawn = {
  title: string;
  category: Category;
  association: string | null;
  when: string | null;
  where: string | null;
  /** how it stands: "noch 3 Plätze" */
  standing: string;
  tone: "open" | "enough" | "off";
  point: Point | null;
  /** somebody's home: the point is its cell's, and no pin stands in it */
  area: boolean;
};

const panel = 700;
const margin = 56;
const inner = panel - 2 * margin + 12;
const map: Frame = { left: panel, top: 0, width: pictureSize.width - panel, height: pictureSize.height };

/** A need as it stands in somebody's chat: what, when, where, how many are missing, and the place on the map. */
export function drawing(need: Drawn, base: BaseFile): string {
  const { width, height } = pictureSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${[
    `<clipPath id="map"><rect x="${map.left}" y="0" width="${map.width}" height="${height}"/></clipPath>`,
    `<g clip-path="url(#map)">${need.point ? onMap(need, need.point, base) : fromHome(need)}</g>`,
    `<rect width="${panel}" height="${height}" fill="${colours.paper}"/>`,
    words(need),
    foot(),
  ].join("")}</svg>`;
}

function words(need: Drawn): string {
  const { strong, tint } = categoryColours[need.category];
  const large = linesOf(need.title, inner / 66, 4);
  const size = large.length <= 2 ? 66 : 54;
  const lines = large.length <= 2 ? large : linesOf(need.title, inner / size, 3);
  const top = 168;
  // Arabic reaches further up and down, and begins at the right.
  const step = size * (isArabic(need.title) ? 1.34 : 1.14);
  const leftwards = runsLeftwards(need.title);
  const below = top + lines.length * step;
  const facts = [
    { icon: "clock" as const, text: need.when },
    { icon: need.point ? ("pin" as const) : ("home" as const), text: need.where },
  ].filter(({ text }) => text);
  return [
    `<rect x="${margin}" y="46" width="72" height="72" rx="18" fill="${tint}"/>`,
    icon(categoryIcon[need.category], margin + 14, 60, 44, strong),
    need.association
      ? text(shortened(need.association, (inner - 92) / 28), margin + 92, 92, 28, 400, colours["ink-soft"])
      : "",
    ...lines.map((line, nr) => {
      const y = top + size * 0.72 + nr * step;
      return leftwards
        ? text(line, margin + inner, y, size, 700, colours.ink, "end", true)
        : text(line, margin, y, size, 700, colours.ink, "start", false);
    }),
    ...facts.map(({ icon: name, text: fact }, nr) => {
      const y = below + 22 + nr * 48;
      return `${icon(name, margin, y, 34, colours.green)}${text(shortened(fact ?? "", (inner - 50) / 30), margin + 50, y + 28, 30, 400, colours.ink)}`;
    }),
    standing(need),
  ].join("");
}

/** At the lower edge, where the eye ends. */
function standing({ standing, tone }: Drawn): string {
  const fill = { open: colours.green, enough: colours["hill-near"], off: colours.brick }[tone];
  const ink = tone === "enough" ? colours.ink : colours["on-green"];
  const words = shortened(standing, 13);
  const wide = 56 + [...words].length * 17.5;
  return `<rect x="${margin}" y="528" width="${wide}" height="62" rx="31" fill="${fill}"/>${text(words, margin + wide / 2, 570, 31, 700, ink, "middle")}`;
}

function foot(): string {
  const x = panel - margin - 150;
  return `<g transform="translate(${x - 46} 536) scale(1.15)"><path d="M19 38.5C14.5 32.5 4.5 26.5 4.5 16.5a14.5 14.5 0 0 1 29 0C33.5 26.5 23.5 32.5 19 38.5z" fill="${colours.green}"/><circle cx="32" cy="9" r="7" fill="${colours.sun}" stroke="${colours.paper}" stroke-width="2"/></g>${text("Anpacken", x + 4, 569, 29, 700, colours.green)}`;
}

function onMap(need: Drawn, point: Point, base: BaseFile): string {
  const cut = mapCut(base, point, map, need.area ? "area" : "pin");
  const [x, y] = [map.left + map.width / 2, map.top + map.height / 2];
  const { strong } = categoryColours[need.category];
  if (need.area) {
    const radius = Math.max(90, 700 * cut.scale);
    return `${cut.svg}<circle cx="${x}" cy="${y}" r="${radius.toFixed(0)}" fill="${strong}" fill-opacity="0.18" stroke="${strong}" stroke-width="4" stroke-dasharray="14 10"/><circle cx="${x}" cy="${y}" r="44" fill="${strong}"/>${icon(categoryIcon[need.category], x - 27, y - 27, 54, colours["on-green"])}`;
  }
  return `${cut.svg}<ellipse cx="${x}" cy="${y + 2}" rx="26" ry="9" fill="${colours.ink}" fill-opacity="0.25"/><path transform="translate(${x - 76} ${y - 154}) scale(4)" d="M19 38.5C14.5 32.5 4.5 26.5 4.5 16.5a14.5 14.5 0 0 1 29 0C33.5 26.5 23.5 32.5 19 38.5z" fill="${strong}" stroke="#ffffff" stroke-width="1.2"/>${icon(categoryIcon[need.category], x - 34, y - 122, 68, colours["on-green"])}`;
}

/** No place on a map: hills, and the evening sun. */
function fromHome({ category }: Drawn): string {
  const [x, bottom] = [map.left + map.width / 2, map.height];
  const { strong } = categoryColours[category];
  return [
    `<rect x="${map.left}" y="0" width="${map.width}" height="${bottom}" fill="${colours["sun-soft"]}"/>`,
    `<circle cx="${x + 90}" cy="${bottom - 190}" r="92" fill="${colours.sun}"/>`,
    `<path fill="${colours["hill-far"]}" d="M${map.left} ${bottom}v-170q130-90 260-20t240-40v230z"/>`,
    `<path fill="${colours["hill-near"]}" d="M${map.left} ${bottom}v-80q140-70 270-10t230-20v110z"/>`,
    `<circle cx="${x}" cy="220" r="96" fill="${strong}"/>`,
    icon(categoryIcon[category], x - 58, 162, 116, colours["on-green"]),
  ].join("");
}

function icon(name: IconName, x: number, y: number, size: number, colour: string): string {
  return `<path transform="translate(${x} ${y}) scale(${(size / 24).toFixed(3)})" d="${iconPaths[name]}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function text(
  words: string,
  x: number,
  y: number,
  size: number,
  weight: number,
  fill: string,
  anchor = "start",
  leftwards = runsLeftwards(words),
): string {
  const spans = runs(words)
    .map((run) => `<tspan font-family="${run.family}">${escaped(run.text)}</tspan>`)
    .join("");
  // What draws takes every line for a German one: an embedding (UAX #9) tells it otherwise.
  const line = leftwards ? `\u202b${spans}\u202c` : spans;
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${line}</text>`;
}
