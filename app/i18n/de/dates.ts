import type { DateWords } from "../date-words";

// Own tables rather than Intl's: browser and server carry different CLDR versions ("Sep"/"Sept."),
// and a page must read the same before and after hydration.
export const dates: DateWords = {
  tag: "de",
  weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  weekdaysShort: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
  weekdayAdverbs: ["montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags", "sonntags"],
  months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" "),
  monthsShort: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split(" "),
  today: "heute",
  tomorrow: "morgen",
  midnight: "24 Uhr",
  byArrangement: "nach Absprache",
  until: "bis",
  comma: ", ",
  dayNumber: "{day}.",
  weekdayAndDate: "{weekday}, {date}",
  range: "{from}–{to}",
  time: { full: "{hour} Uhr", other: "{hour}:{minute} Uhr", halves: null },
  distance: { under: "unter 1 km", km: "{km} km" },
};
