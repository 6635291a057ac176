import { de } from "./de";
import { en } from "./en";
import type { Locale } from "./locales";
import { createT, type Dictionary, type T } from "./translate";

export const dictionaries: Record<Locale, Dictionary> = { de, en };

const translators: Record<Locale, T> = { de: createT("de", de), en: createT("en", en) };

/** All languages at once: for the server only, a browser loads its one language through ./load. */
export function translator(locale: Locale): T {
  return translators[locale];
}
