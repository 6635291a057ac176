import { learnDates } from "./date-words";
import { type Locale, languages, locales } from "./locales";
import { createT, type Dictionary, type T } from "./translate";

const loaded = await Promise.all(
  locales.map(async (locale): Promise<[Locale, Dictionary]> => [locale, await languages[locale].load()]),
);

export const dictionaries = Object.fromEntries(loaded) as Record<Locale, Dictionary>;

for (const [locale, { dates }] of loaded) learnDates(locale, dates);

const translators = Object.fromEntries(
  locales.map((locale) => {
    const { beyond } = languages[locale];
    const rest = beyond === locale ? undefined : createT(beyond, dictionaries[beyond]);
    return [locale, createT(locale, dictionaries[locale], rest)];
  }),
) as Record<Locale, T>;

/** All languages at once: for the server only, a browser loads its one language through ./load. */
export function translator(locale: Locale): T {
  return translators[locale];
}
