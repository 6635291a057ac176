import { type DateWords, learnDates } from "~/i18n/date-words";
import { dates as germanDates } from "~/i18n/de/dates";
import { offline as german } from "~/i18n/de/offline";
import { dates as englishDates } from "~/i18n/en/dates";
import { offline as english } from "~/i18n/en/offline";
import type { Locale } from "~/i18n/locales";
import { createT, type T } from "~/i18n/translate";
import type { Kept } from "~/offline/kept";

export type Words = { locale: Locale; dir: "ltr" | "rtl"; t: T };

/**
 * The reader's words came with what is kept. Where nothing is (nobody is signed in), German for German browsers
 * and English for all others.
 */
export function wordsOf(kept: Kept | null, lang?: string): Words {
  if (kept) return spoken(kept.locale, kept.dir, kept.words.offline, kept.words.dates);
  return (lang ?? navigator.language).startsWith("de")
    ? spoken("de", "ltr", german, germanDates)
    : spoken("en", "ltr", english, englishDates);
}

function spoken(
  locale: Locale,
  dir: "ltr" | "rtl",
  offline: Kept["words"]["offline"],
  dates: DateWords,
): Words {
  learnDates(locale, dates);
  return { locale, dir, t: createT(locale, { offline }) };
}
