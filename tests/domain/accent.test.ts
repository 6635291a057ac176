import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accentShades, checkAccent, contrastOf, grounds, leastContrast, readAccent } from "~/domain/accent";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("an accent", () => {
  test("is read as people type it", () => {
    expect(readAccent(" 1E5B3F ")).toBe("#1e5b3f");
    expect(readAccent("#abc")).toBe("#aabbcc");
    for (const text of ["", "green", "#12345", "#1234567", "#12345g", "url(x)"])
      expect(readAccent(text)).toBeNull();
  });

  test("that is too weak is told by how much, and the nearest that passes passes", () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const check = checkAccent(accent);
        if (check.ok) {
          for (const ground of Object.values(grounds.light))
            expect(contrastOf(accent, ground)).toBeGreaterThanOrEqual(leastContrast);
          return;
        }
        expect(check.contrast + check.lacks).toBeCloseTo(leastContrast, 10);
        expect(check.lacks).toBeGreaterThan(0);
        expect(checkAccent(check.nearest).ok).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("paints nothing that cannot be read, by day or by night", () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const shades = accentShades(accent);
        for (const mode of ["light", "dark"] as const) {
          const { accent: own, strong, on, tint } = shades[mode];
          for (const ground of [...Object.values(grounds[mode]), tint]) {
            expect(contrastOf(own, ground)).toBeGreaterThanOrEqual(leastContrast);
            expect(contrastOf(strong, ground)).toBeGreaterThanOrEqual(leastContrast);
          }
          expect(contrastOf(on, own)).toBeGreaterThanOrEqual(leastContrast);
          expect(contrastOf(on, strong)).toBeGreaterThanOrEqual(leastContrast);
          for (const ink of inks[mode]) expect(contrastOf(ink, tint)).toBeGreaterThanOrEqual(leastContrast);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("that reads is left as it was chosen", () => {
    fc.assert(
      fc.property(colour, (accent) => {
        if (checkAccent(accent).ok) expect(accentShades(accent).light.accent).toBe(accent);
      }),
    );
  });

  test("stands on the grounds that the pages have", () => {
    const [light = "", dark = ""] = css.split("prefers-color-scheme: dark");
    for (const [mode, part] of [
      ["light", light],
      ["dark", dark],
    ] as const)
      for (const [name, hex] of Object.entries(grounds[mode])) expect(part).toContain(`--${name}: ${hex};`);
  });
});

const css = readFileSync("app/styles/tokens.css", "utf8");

/** What is written on a tint besides the accent itself. */
const inks = { light: ["#1f2a24", "#55605a"], dark: ["#f2ede2", "#b9c0b4"] } as const;
