import type { DateWords } from "../date-words";

export const dates: DateWords = {
  tag: "uk",
  weekdays: ["понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота", "неділя"],
  weekdaysShort: ["пн", "вт", "ср", "чт", "пт", "сб", "нд"],
  weekdayAdverbs: [
    "щопонеділка",
    "щовівторка",
    "щосереди",
    "щочетверга",
    "щопʼятниці",
    "щосуботи",
    "щонеділі",
  ],
  months: [
    ...["січня", "лютого", "березня", "квітня", "травня", "червня"],
    ...["липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
  ],
  monthsShort: "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.".split(" "),
  today: "сьогодні",
  tomorrow: "завтра",
  midnight: "24:00",
  byArrangement: "за домовленістю",
  until: "до",
  comma: ", ",
  dayNumber: "{day}",
  weekdayAndDate: "{weekday}, {date}",
  range: "{from}–{to}",
  time: { full: "{hour}:00", other: "{hour}:{minute}", halves: null },
  distance: { under: "менше 1 км", km: "{km} км" },
};
