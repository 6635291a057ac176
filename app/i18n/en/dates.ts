import type { DateWords } from "../date-words";

export const dates: DateWords = {
  tag: "en",
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
  months: "January February March April May June July August September October November December".split(" "),
  monthsShort: "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" "),
  today: "today",
  tomorrow: "tomorrow",
  midnight: "midnight",
  byArrangement: "by arrangement",
  until: "to",
  comma: ", ",
  dayNumber: "{day}",
  weekdayAndDate: "{weekday}, {date}",
  range: "{from}–{to}",
  time: { full: "{hour}", other: "{hour}:{minute}", halves: [" am", " pm"] },
  distance: { under: "under 1 km", km: "{km} km" },
};
