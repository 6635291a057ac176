import { expect, it } from "vitest";
import { type PartPath, partsOf } from "~/i18n/parts";
import type { Dictionary } from "~/i18n/translate";

const dictionary = {
  home: { title: "Hilfe", more: { one: "noch einer", other: "noch {count}" } },
  common: { nav: { join: "Mitmachen", map: "Karte" }, need: { full: "voll" }, appName: "Anpacken" },
  legal: { imprint: "Impressum" },
} as unknown as Dictionary;

it("takes whole areas, parts of them and single texts, each to where it stood", () => {
  const paths: PartPath[] = ["home", "common.nav.join", "common.need"];
  expect(partsOf(dictionary, paths)).toEqual({
    home: dictionary.home,
    common: { nav: { join: "Mitmachen" }, need: { full: "voll" } },
  });
});

it("leaves out what a language does not say", () => {
  expect(partsOf({}, ["home", "push.reason"])).toEqual({});
});
