import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { categoryColours, colours } from "~/server/picture/colours";
import { type Drawn, drawing } from "~/server/picture/drawing";
import { fontFiles } from "~/server/picture/fonts.server";
import type { BaseFile } from "~/server/picture/map-cut";
import { paint, tagOf } from "~/server/picture/paint.server";
import { linesOf, shortened, widthOf, writableText } from "~/server/picture/text";

const base: BaseFile = JSON.parse(readFileSync("public/base-layer.json", "utf8"));

const need: Drawn = {
  title: "Kuchenbuffet beim Dorffest: wer steht mit am Tisch?",
  category: "celebration",
  association: "Heimatverein Grochwitz e. V.",
  when: "Sa, 28. Nov. · 14–18 Uhr",
  where: "Dorfgemeinschaftshaus Grochwitz",
  standing: "noch 3 Plätze",
  tone: "open",
  point: { lat: 51.6944, lon: 13.2133 },
  area: false,
};

describe("a need's picture", () => {
  test("is a PNG of 1200 × 630, another one when a place is taken", async () => {
    const svg = drawing(need, base);
    const png = await paint(svg);
    expect(png?.subarray(1, 4).toString()).toBe("PNG");
    expect([png?.readUInt32BE(16), png?.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png?.length).toBeLessThan(300_000);
    const later = drawing({ ...need, standing: "noch 2 Plätze" }, base);
    expect(tagOf(later)).not.toBe(tagOf(svg));
    expect((await paint(later))?.equals(png ?? Buffer.alloc(0))).toBe(false);
  });

  test("paints the same only once", () => {
    const svg = drawing({ ...need, title: "Einmal" }, base);
    expect(paint(svg)).toBe(paint(svg));
  });

  test("shows what was typed as words, whatever it is", () => {
    const svg = drawing({ ...need, title: `</text><image href="file:///etc/passwd"/>&"'` }, base);
    expect(svg).not.toContain("<image");
    expect(svg).toContain("&lt;/text&gt;&lt;image");
    expect(() => new Resvg(svg)).not.toThrow();
  });

  test("keeps its words out of the map", async () => {
    const fonts = { fontFiles: await fontFiles(), loadSystemFonts: false };
    for (const title of [
      "WWW ".repeat(40),
      "m".repeat(200),
      "ÄÖÜẞ".repeat(30),
      "ЖШЩЮ шифоньєр ".repeat(9),
      "ضيوف شمس سمسم ".repeat(12),
      "Допомога: Mwanga und Žofia ".repeat(4),
      "مقهى WWW (اللغة) Grüße 12 ".repeat(6),
      need.title,
    ]) {
      const lines = [
        ...drawing({ ...need, title, association: title, where: title }, base).matchAll(
          /<text [^>]*text-anchor="(start|end)">.*?<\/text>/g,
        ),
      ].map(([line]) => line);
      expect(lines.length).toBeGreaterThan(4);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" font-family="Atkinson Hyperlegible Next">${lines.join("")}</svg>`;
      const box = new Resvg(svg, { font: fonts }).getBBox();
      expect(box?.x).toBeGreaterThan(40);
      expect((box?.x ?? 0) + (box?.width ?? 1200)).toBeLessThan(690);
    }
  });

  test.each([
    ["uk", "Допомога на кухні: фіфа"],
    ["ar", "مساعدة في الحديقة"],
    ["ar and de", "مقهى اللغة in Herzberg (Elster)"],
    ["de and ar", "Tee und مقهى: Café"],
    ["de, pl and uk", "Office: Łąka, Кава"],
  ])("leaves no line out of a title in %s", async (_, title) => {
    expect(writableText(title)).toBe(title);
    const font = { fontFiles: await fontFiles(), loadSystemFonts: false };
    const bold = /<text [^>]*font-weight="700"[^>]*text-anchor="(start|end)">.*?<\/text>/g;
    const lines = [...drawing({ ...need, title }, base).matchAll(bold)].map(([line]) => line);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">${line}</svg>`;
      expect(new Resvg(svg, { font }).getBBox()?.width ?? 0, line).toBeGreaterThan(100);
    }
  });

  test("begins Arabic at the right, and its first line with its first word", () => {
    const lines = (title: string) => drawing({ ...need, title }, base);
    expect(lines("مساعدة im Garten")).toMatch(
      /text-anchor="end">\u202b<tspan font-family="Noto Sans Arabic">مساعدة/,
    );
    expect(lines("Garten مساعدة")).not.toContain("\u202b");
  });

  test("of somebody's home is an area, without a pin", () => {
    expect(drawing({ ...need, area: true }, base)).toContain("stroke-dasharray");
    expect(drawing(need, base)).not.toContain("stroke-dasharray");
    for (const point of [null, { lat: 47.6, lon: 7.6 }, { lat: 54.9, lon: 8.3 }])
      expect(drawing({ ...need, point }, base)).not.toContain("NaN");
  });
});

describe("its words", () => {
  test.each([
    ["Kuchen für Žofia & Łukasz – „ja“!", "Kuchen für Žofia & Łukasz – „ja“!"],
    ["Plätzchen 🍪 backen", "Plätzchen backen"],
    ["مساعدة في الحديقة 🌷", "مساعدة في الحديقة"],
    ["می\u200cخواهم کمک کنم", "می\u200cخواهم کمک کنم"],
    ["Допомога на кухні", "Допомога на кухні"],
    ["Допомога مساعدة", null],
    ["Kuchen\u00adbuffet", "Kuchenbuffet"],
    ["ช่วยในครัว", null],
    ["在花园里帮忙", null],
    ["🍪", null],
    ["a\u0000b\u202e c", "a b c"],
  ])("of %j are %j", (text, wanted) => {
    expect(writableText(text)).toBe(wanted);
  });

  test("break into lines, and end in an ellipsis", () => {
    const lines = linesOf("eins zwei drei vier fünf sechs sieben", 6, 3);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(6);
    expect(linesOf("kurz", 6, 3)).toEqual(["kurz"]);
    expect(shortened("kurz", 6)).toBe("kurz");
  });
});

test("its colours are those of the pages", () => {
  const css = readFileSync("app/styles/tokens.css", "utf8") + readFileSync("app/styles/map.css", "utf8");
  const day = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1];
  for (const [name, colour] of Object.entries(colours)) expect(colour, name).toBe(day(name));
  for (const [name, { strong, tint }] of Object.entries(categoryColours)) {
    expect(strong, name).toBe(day(`category-${name}`));
    expect(tint, name).toBe(day(`category-${name}-tint`));
  }
});
