import * as german from "./de/personal-data";
import * as english from "./en/personal-data";
import type { Locale } from "./locales";

export type { PersonalWords } from "./de/personal-data";

/** What stands in which table about a person, in words: for the server, no browser fetches all of it. */
export function personalDataWords(locale: Locale) {
  return locale === "en" ? english : german;
}
