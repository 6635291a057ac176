import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { categories } from "~/domain/categories";

const [light = "", dark = ""] = readFileSync("app/styles/tokens.css", "utf8").split(
  "prefers-color-scheme: dark",
);
const palettes = { light: colours(light), dark: colours(dark) };

const grounds = ["paper", "surface", "sunk", "tint"];
const texts: [text: string, ground: string][] = [
  ...["ink", "ink-soft", "green", "green-strong", "brick"].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ["on-green", "green"],
  ["on-green", "green-strong"],
  ["on-brick", "brick"],
  ["on-sun", "sun"],
  ["ink", "sun-soft"],
  ["ink-soft", "sun-soft"],
  ["ink", "brick-soft"],
  ["brick", "brick-soft"],
  ["ink", "hill-near"],
  ...categories.flatMap((slug): [string, string][] => [
    ["on-category", `category-${slug}`],
    [`category-${slug}`, `category-${slug}-tint`],
    [`category-${slug}`, "surface"],
  ]),
];

describe.each(Object.entries(palettes))("the %s palette", (_, palette) => {
  it("reads at 4.5 : 1 or better", () => {
    const weak = texts.filter(([text, ground]) => contrast(palette(text), palette(ground)) < 4.5);
    expect(weak).toEqual([]);
  });

  it("draws borders and focus at 3 : 1 or better", () => {
    const lines = grounds.flatMap((ground) => [
      ["line-strong", ground],
      ["focus", ground],
    ]) as [string, string][];
    expect(lines.filter(([line, ground]) => contrast(palette(line), palette(ground)) < 3)).toEqual([]);
  });
});

function colours(css: string): (name: string) => string {
  const found = new Map(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [name, hex]),
  );
  return (name) => {
    const hex = found.get(name);
    if (!hex) throw new Error(`no colour --${name}`);
    return hex;
  };
}

/** WCAG 2.1, relative luminance of sRGB. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
