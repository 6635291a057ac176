import { describe, expect, it } from "vitest";
import { loadDictionary } from "~/i18n/load";
import { isLocale, type Locale, preferredLocale } from "~/i18n/locales";
import { createT, type TextKey } from "~/i18n/translate";
import { translator } from "~/i18n/translator.server";

describe("t", () => {
  const t = translator("de");

  it("fills templates", () => {
    expect(t("common.need.found", { taken: 1, places: 3 })).toBe("1 von 3 gefunden");
  });

  it("picks the plural by count", () => {
    expect(t("common.need.moreShifts", { count: 1 })).toBe("und ein weiterer Termin");
    expect(t("common.need.moreShifts", { count: 4 })).toBe("und 4 weitere Termine");
    expect(translator("en")("common.need.moreShifts", { count: 0 })).toBe("and 0 more dates");
  });

  it("leaves what it was not given in sight, and takes values as they are", () => {
    expect(t("common.need.found", { taken: "$&" })).toBe("$& von {places} gefunden");
    expect(t("common.need.found", { taken: "{places}", places: 3 })).toBe("{places} von 3 gefunden");
  });

  it("answers an unknown key with the key", () => {
    expect(t("common.nothing" as TextKey)).toBe("common.nothing");
  });

  it("speaks the loaded language alone", async () => {
    const load = async (locale: Locale) => createT(locale, await loadDictionary(locale));
    expect((await load("de"))("common.nav.map")).toBe("Karte");
    expect((await load("en"))("common.nav.map")).toBe("Map");
    expect((await load("uk"))("common.nav.map")).toBe("Мапа");
    expect((await load("uk"))("municipality.nav.audit")).toBe("municipality.nav.audit");
  });
});

describe("the other languages", () => {
  it("count as they count", () => {
    const uk = [1, 3, 5, 11, 21, 22].map((count) => translator("uk")("home.placesLeft", { count }));
    expect(uk).toEqual([
      "ще 1 місце",
      "ще 3 місця",
      "ще 5 місць",
      "ще 11 місць",
      "ще 21 місце",
      "ще 22 місця",
    ]);
    const ar = [0, 1, 2, 3, 11, 100].map((count) => translator("ar")("home.placesLeft", { count }));
    const words = [
      "لا أماكن شاغرة",
      "بقي مكان واحد",
      "بقي مكانان",
      "بقيت 3 أماكن",
      "بقي 11 مكانًا",
      "بقي 100 مكان",
    ];
    expect(ar).toEqual(words);
  });

  it("leave to German or English what is beyond the resident's path", () => {
    expect(translator("uk")("municipality.nav.audit")).toBe(translator("en")("municipality.nav.audit"));
    expect(translator("de-simple")("municipality.nav.audit")).toBe("Protokoll");
  });

  it("keep names apart where the sentence runs from right to left, but not numbers and addresses", () => {
    const t = translator("ar");
    expect(t("me.title", { name: "Anke Winter" })).toBe("مرحبًا \u2068Anke Winter\u2069");
    expect(t("common.need.found", { taken: 1, places: "3" })).toBe("وجدنا 1 من 3");
    expect(t("mail.footer.team", { baseUrl: "https://a.example" })).toBe("Anpacken · https://a.example");
    expect(translator("uk")("me.title", { name: "Anke" })).toBe("Вітаємо, Anke");
  });
});

describe("isLocale", () => {
  it("knows the languages we speak", () => {
    expect(["de", "uk", "fr", "", null, undefined, 1, "DE"].filter(isLocale)).toEqual(["de", "uk"]);
  });
});

describe("preferredLocale", () => {
  it.each([
    ["ar-SY,ar;q=0.9,de;q=0.8", "ar"],
    ["uk-UA", "uk"],
    ["fr-FR,de;q=0.7,en;q=0.9", "en"],
    ["de-simple", "de"],
    ["de;q=0,en", "en"],
    ["fr", undefined],
    ["", undefined],
    [";;;,q=1", undefined],
  ])("%s: %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
