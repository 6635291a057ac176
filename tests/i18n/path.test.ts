import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Locale, languages, locales } from "~/i18n/locales";
import { beyondLocale, pageLocale } from "~/i18n/path";
import { dictionaries } from "~/i18n/translator.server";

const app = join(import.meta.dirname, "../../app");

describe("pageLocale", () => {
  it.each<[Locale, string, Locale]>([
    ["ar", "/", "ar"],
    ["ar", "/help/1", "ar"],
    ["ar", "/me/settings", "ar"],
    ["ar", "/associations/1", "ar"],
    ["ar", "/m/herzberg", "ar"],
    ["ar", "/me/data", "en"],
    ["ar", "/association", "en"],
    ["ar", "/association/help/1", "en"],
    ["ar", "/associations/new", "en"],
    ["uk", "/municipality/reports", "en"],
    ["uk", "/m/herzberg/impressum", "en"],
    ["de-simple", "/datenschutz", "de"],
    ["de-simple", "/team/token", "de"],
    ["en", "/association", "en"],
    ["de", "/municipality", "de"],
  ])("%s on %s is %s", (chosen, path, page) => {
    expect(pageLocale(chosen, path)).toBe(page);
  });

  it("falls back to a language that has all texts", () => {
    expect([...new Set(locales.map(beyondLocale))].map((locale) => languages[locale].beyond)).toEqual([
      "de",
      "en",
    ]);
  });
});

describe("the resident's path", () => {
  const asked = textsOfThePath();

  it("is found in the source", () => {
    expect(asked.has("help.signup.when")).toBe(true);
    expect(asked.has("join.place.label")).toBe(true);
    expect(asked.has("needForm.field.title")).toBe(false);
  });

  it.each(locales.filter((locale) => languages[locale].beyond !== locale))(
    "asks for no text that %s lacks",
    (locale) => {
      const missing = [...asked].filter(([key]) => !isThere(dictionaries[locale], key));
      expect(missing.map(([key, file]) => `${key} (${file})`)).toEqual([]);
    },
  );
});

/** Every text that a page on the path may ask for, as the source names it: "labels.day." may be any of a group. */
function textsOfThePath(): Map<string, string> {
  const areas = Object.keys(dictionaries.de).filter((area) => area !== "dates");
  const key = new RegExp(`["\`]((?:${areas.join("|")})\\.[\\w.-]+)`, "g");
  const found = new Map<string, string>();
  for (const file of filesOfThePath()) {
    for (const [, text = ""] of readFileSync(file, "utf8").matchAll(key))
      if (isThere(dictionaries.de, text)) found.set(text, file.slice(app.length + 1));
  }
  return found;
}

/** What the routes of the path import, one from another; neither the languages themselves nor the server's verbs. */
function filesOfThePath(): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || /^(models|jobs|server|domain|i18n\/[\w-]+\/)/.test(file.slice(app.length + 1)))
      return;
    seen.add(file);
    for (const [, from, lazily] of readFileSync(file, "utf8").matchAll(imports)) {
      const found = fileOf(from ?? lazily ?? "", file);
      if (found) visit(found);
    }
  };
  const routes = readFileSync(join(app, "routes.ts"), "utf8");
  for (const [, path = "", file = ""] of routes.matchAll(/(?:route\(\s*"([^"]*)",|index\()\s*"([^"]+)"/g))
    if (pageLocale("ar", `/${path}`) === "ar") visit(join(app, file));
  visit(join(app, "root.tsx"));
  return seen;
}

const imports = /(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g;

function fileOf(spelled: string, importer: string): string | null {
  const base = spelled.startsWith("~/") ? join(app, spelled.slice(2)) : join(dirname(importer), spelled);
  if (!spelled.startsWith("~/") && !spelled.startsWith(".")) return null;
  return [`${base}.ts`, `${base}.tsx`].find((file) => existsSync(file)) ?? null;
}

function isThere(dictionary: object, key: string): boolean {
  let node: unknown = dictionary;
  const parts = key.split(".");
  const last = parts.pop() ?? "";
  for (const part of parts) node = (node as Record<string, unknown> | undefined)?.[part];
  if (typeof node !== "object" || node === null) return false;
  // A template ends in the middle of a name: "push.reason." or "labels.onD".
  return last === "" || Object.keys(node).some((name) => name === last || name.startsWith(last));
}
