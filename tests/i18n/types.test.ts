import { expect, it } from "vitest";
import type { Arabic } from "~/i18n/ar/forms";
import type { Simple } from "~/i18n/de-simple/forms";
import type { TextKey } from "~/i18n/translate";
import type { Ukrainian } from "~/i18n/uk/forms";

// What these claim is checked by `tsc`: each would be `false`, and the file an error, if a language could be incomplete.
type Fits<Given, Wanted> = Given extends Wanted ? true : false;
type Lacks<Language, Area extends keyof Language> = Fits<Omit<Language, Area>, Language>;

it("lets no language miss an area, a text or a plural form", () => {
  const area: Lacks<Ukrainian, "home"> = false;
  const text: Fits<Omit<Simple["home"], "title">, Simple["home"]> = false;
  const few: Fits<{ one: string; other: string }, Ukrainian["home"]["placesLeft"]> = false;
  const dual: Fits<Ukrainian["home"]["placesLeft"], Arabic["home"]["placesLeft"]> = false;
  const all: Fits<Arabic["home"]["placesLeft"], Ukrainian["home"]["placesLeft"]> = true;
  expect([area, text, few, dual, all]).toEqual([false, false, false, false, true]);
});

it("asks no language for what is not on the resident's path", () => {
  const office: Fits<"needForm", keyof Arabic> = false;
  const teamNews: Fits<"firstSignup", keyof Arabic["push"]> = false;
  const invitation: Fits<"invitation", keyof Arabic["push"]> = true;
  expect([office, teamNews, invitation]).toEqual([false, false, true]);
});

it("knows a text by its whole path, and a plural by its name", () => {
  const known: Fits<"home.placesLeft" | "help.signup.refusal.full", TextKey> = true;
  const form: Fits<"home.placesLeft.one", TextKey> = false;
  const dates: Fits<"dates.tag", TextKey> = false;
  expect([known, form, dates]).toEqual([true, false, false]);
});
