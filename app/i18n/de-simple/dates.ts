import type { DateWords } from "../date-words";
import { dates as german } from "../de/dates";

/** No abbreviations, and "bis" in place of a dash. */
export const dates: DateWords = {
  ...german,
  tag: "de-simple",
  weekdaysShort: german.weekdays,
  weekdayAdverbs: german.weekdays.map((day) => `am ${day}`),
  monthsShort: german.months,
  byArrangement: "nach Absprache",
  range: "{from} bis {to}",
  distance: { under: "weniger als 1 Kilometer", km: "{km} Kilometer" },
};
