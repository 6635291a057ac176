import type { Locale } from "./locales";

type DateWords = {
  weekdays: readonly string[];
  weekdaysShort: readonly string[];
  weekdayAdverbs: readonly string[];
  months: readonly string[];
  monthsShort: readonly string[];
  today: string;
  tomorrow: string;
  midnight: string;
  byArrangement: string;
  until: string;
  under: string;
};

// Own tables rather than Intl's: browser and server carry different CLDR versions ("Sep"/"Sept."),
// and a page must read the same before and after hydration. Weeks begin on Monday.
export const dateWords: Record<Locale, DateWords> = {
  de: {
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    weekdaysShort: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    weekdayAdverbs: ["montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"],
    months: [
      "Januar",
      "Februar",
      "März",
      "April",
      "Mai",
      "Juni",
      "Juli",
      "August",
      "September",
      "Oktober",
      "November",
      "Dezember",
    ],
    monthsShort: [
      "Jan.",
      "Feb.",
      "März",
      "Apr.",
      "Mai",
      "Juni",
      "Juli",
      "Aug.",
      "Sept.",
      "Okt.",
      "Nov.",
      "Dez.",
    ],
    today: "heute",
    tomorrow: "morgen",
    midnight: "24 Uhr",
    byArrangement: "nach Absprache",
    until: "bis",
    under: "unter",
  },
  en: {
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdaysShort: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    weekdayAdverbs: [
      "on Mondays",
      "on Tuesdays",
      "on Wednesdays",
      "on Thursdays",
      "on Fridays",
      "on Saturdays",
      "on Sundays",
    ],
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    monthsShort: ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    today: "today",
    tomorrow: "tomorrow",
    midnight: "midnight",
    byArrangement: "by arrangement",
    until: "to",
    under: "under",
  },
};
