import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chosenLocale, localeOf, safePath } from "~/auth/guards.server";

describe("where to go after signing in", () => {
  test.each([
    "/",
    "/me",
    "/association/help/5f0f2d6e-6f7a-4a55-9a52-2f8b0f7f2c11?tab=roster#names",
    "/?q=%2F%2Fevil.example",
    "/help/https://evil.example",
  ])("%s is one of our own pages", (path) => {
    expect(safePath(path)).toBe(path);
  });

  test.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/help\\..\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    " /me",
    "/me evil",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "/\u0000/evil.example\u0000\\",
    "/a/..//evil.example",
    "/.//evil.example",
    "/%2e//evil.example",
    "/x/%2E%2e//evil.example",
    "/./\\evil.example",
    null,
    undefined,
    42,
    ["/me"],
  ])("%j is not", (path) => {
    expect(safePath(path, "/me")).toBe("/me");
  });

  test("whatever somebody types, a browser stays with us", () => {
    const parts = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "%2e",
      "%2f",
      "evil.example",
      "@",
      ":",
      "?",
      "#",
      "\t",
      "\u0000",
      "a",
    );
    const here = "https://anpacken.example";
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts).map((some) => `/${some.join("")}`),
        ),
        (typed) => {
          expect(new URL(safePath(typed), here).origin).toBe(here);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe("the language of a page", () => {
  const request = (headers: Record<string, string>) => new Request("http://localhost/", { headers });

  test.each<{
    what: string;
    headers: Record<string, string>;
    viewer: { locale: string } | null;
    locale: string;
  }>([
    { what: "the person's own", headers: { Cookie: "locale=de" }, viewer: { locale: "en" }, locale: "en" },
    {
      what: "the browser's choice",
      headers: { Cookie: "a=b; locale=en", "Accept-Language": "de" },
      viewer: null,
      locale: "en",
    },
    {
      what: "the browser's wish",
      headers: { "Accept-Language": "fr-FR, EN-gb;q=0.8, de;q=0.5" },
      viewer: null,
      locale: "en",
    },
    {
      what: "German",
      headers: { Cookie: "locale=tlh", "Accept-Language": "fr" },
      viewer: { locale: "xx" },
      locale: "de",
    },
    { what: "German without a word", headers: {}, viewer: null, locale: "de" },
    {
      what: "Einfache Sprache, once chosen",
      headers: { Cookie: "locale=de-simple" },
      viewer: null,
      locale: "de-simple",
    },
    {
      what: "Arabic, wherever it is spoken",
      headers: { "Accept-Language": "ar-SY" },
      viewer: null,
      locale: "ar",
    },
  ])("is $what", ({ headers, viewer, locale }) => {
    expect(localeOf(request(headers), viewer)).toBe(locale);
  });

  test("is that of the address, before the person's own", () => {
    const asked = (query: string) => localeOf(new Request(`http://localhost/join${query}`), { locale: "de" });
    expect([asked("?lang=ar"), asked("?lang=tlh"), asked("")]).toEqual(["ar", "de", "de"]);
  });

  test("is English for Ukrainian and Arabic where only the resident's path is translated", () => {
    const office = new Request("http://localhost/association/team", { headers: { Cookie: "locale=uk" } });
    expect([localeOf(office, null), chosenLocale(office, null)]).toEqual(["en", "uk"]);
  });
});
