import type { DateWords } from "../date-words";

// Ranges stand in words: two times around a dash change places where Arabic runs from right to left.
export const dates: DateWords = {
  tag: "ar-u-nu-latn",
  weekdays: ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
  weekdaysShort: ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
  weekdayAdverbs: [
    "أيام الإثنين",
    "أيام الثلاثاء",
    "أيام الأربعاء",
    "أيام الخميس",
    "أيام الجمعة",
    "أيام السبت",
    "أيام الأحد",
  ],
  months: [
    ...["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"],
    ...["يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  ],
  monthsShort: [
    ...["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"],
    ...["يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  ],
  today: "اليوم",
  tomorrow: "غدًا",
  midnight: "24:00",
  byArrangement: "بالاتفاق",
  until: "حتى",
  comma: "، ",
  dayNumber: "{day}",
  weekdayAndDate: "{weekday}، {date}",
  range: "من {from} إلى {to}",
  time: { full: "{hour}:00", other: "{hour}:{minute}", halves: null },
  distance: { under: "أقل من 1 كم", km: "{km} كم" },
};
