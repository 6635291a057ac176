import { describe, expect, it } from "vitest";
import { loadDictionary } from "~/i18n/load";
import { isLocale } from "~/i18n/locales";
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
    const load = async (locale: "de" | "en") => createT(locale, await loadDictionary(locale));
    expect((await load("de"))("common.nav.map")).toBe("Karte");
    expect((await load("en"))("common.nav.map")).toBe("Map");
  });
});

describe("isLocale", () => {
  it("knows the languages we speak", () => {
    expect(["de", "en", "fr", "", null, undefined, 1, "DE"].filter(isLocale)).toEqual(["de", "en"]);
  });
});
