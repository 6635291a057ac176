import type { Locale } from "./locales";

/** How a language says days and times: words, and the patterns they stand in. Weeks begin on Monday. */
export type DateWords = {
  /** the language for Intl, with Latin digits, so that a time can be copied and a number dialled */
  tag: string;
  weekdays: readonly string[];
  weekdaysShort: readonly string[];
  weekdayAdverbs: readonly string[];
  /** as they stand behind a day's number */
  months: readonly string[];
  monthsShort: readonly string[];
  today: string;
  tomorrow: string;
  /** the end of an evening that ends at 24:00 */
  midnight: string;
  byArrangement: string;
  until: string;
  comma: string;
  /** of {day} alone: "28." */
  dayNumber: string;
  /** {weekday} and {date}: "Samstag, 28. November" */
  weekdayAndDate: string;
  /** {from} and {to}, of hours or days: "14–18 Uhr" */
  range: string;
  /** a full hour and another time by {clock}; by the half day, `am` and `pm` follow */
  time: { full: string; other: string; halves: readonly [am: string, pm: string] | null };
  /** {km} and whether less than one */
  distance: { under: string; km: string };
};

const known = new Map<Locale, DateWords>();

/** A language's words are known once its dictionary is there; browsers have that of their own only. */
export function learnDates(locale: Locale, words: DateWords | undefined): void {
  if (words) known.set(locale, words);
}

export function datesOf(locale: Locale): DateWords {
  const words = known.get(locale);
  if (!words) throw new Error(`The dates of "${locale}" are not loaded`);
  return words;
}
