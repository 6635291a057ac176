/** The product's own grounds (styles/tokens.css; a test holds the two equal). */
export const grounds = {
  light: { paper: "#fbf7f0", surface: "#fffdf9", sunk: "#f3ecdf" },
  dark: { paper: "#131a16", surface: "#1e2822", sunk: "#0e1411" },
} as const;

/** WCAG 2.2, criterion 1.4.3: text against its ground. */
export const leastContrast = 4.5;

export type Shades = { accent: string; strong: string; on: string; tint: string };

export type AccentCheck =
  | { ok: true; contrast: number }
  /** `nearest`: the same hue, darkened just enough */
  | { ok: false; contrast: number; lacks: number; nearest: string };

/** `#rrggbb`, lower case; null for anything else. */
export function readAccent(raw: string): string | null {
  const hex = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(raw.trim())?.[1]?.toLowerCase();
  if (!hex) return null;
  return `#${hex.length === 3 ? hex.replace(/./g, "$&$&") : hex}`;
}

/** Does it read on paper? The dark ground has a counterpart of its own, so that one colour need not do both. */
export function checkAccent(accent: string): AccentCheck {
  const contrast = reads(accent, "light");
  if (contrast >= leastContrast) return { ok: true, contrast };
  const nearest = moved(accent, "light");
  return { ok: false, contrast, lacks: leastContrast - contrast, nearest };
}

/** Everything the pages paint with it, by day and by night. An accent that does not read is moved until it does. */
export function accentShades(chosen: string): { light: Shades; dark: Shades } {
  return { light: shades(chosen, "light"), dark: shades(chosen, "dark") };
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

type Mode = "light" | "dark";

function shades(chosen: string, mode: Mode): Shades {
  const accent = reads(chosen, mode) >= leastContrast ? chosen : moved(chosen, mode);
  const strong = mix(accent, mode === "light" ? "#000000" : "#ffffff", 0.2);
  return { accent, strong, on: mode === "light" ? "#ffffff" : grounds.dark.sunk, tint: tintOf(accent, mode) };
}

/** The least contrast against everything it stands on. */
function reads(accent: string, mode: Mode): number {
  const { paper, surface, sunk } = grounds[mode];
  return Math.min(
    ...[paper, surface, sunk, tintOf(accent, mode)].map((ground) => contrastOf(accent, ground)),
  );
}

function tintOf(accent: string, mode: Mode): string {
  return mix(grounds[mode].surface, accent, mode === "light" ? 0.1 : 0.14);
}

/** Towards black by day, towards white by night, in the smallest of 256 steps that reads. */
function moved(accent: string, mode: Mode): string {
  const end = mode === "light" ? "#000000" : "#ffffff";
  for (let step = 1; step < 256; step += 1) {
    const candidate = mix(accent, end, step / 256);
    if (reads(candidate, mode) >= leastContrast) return candidate;
  }
  return end;
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, index) =>
    Math.round(value + ((target[index] ?? 0) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance of sRGB (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
