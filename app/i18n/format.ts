import { type BerlinParts, berlinParts } from "~/domain/berlin-time";
import { datesOf } from "./date-words";
import type { Locale } from "./locales";

type Instant = Date | string;
type ShiftTimes = { start: Instant; end: Instant; flexible: boolean };
type DayStyle = "short" | "long";

const dayMs = 86_400_000;

/** "Sa, 28. Nov. · 14–18 Uhr"; times are those of Europe/Berlin, whatever the device is set to. */
export function formatShift(shift: ShiftTimes, locale: Locale, now: Instant): string {
  const { byArrangement, comma, weekdaysShort, until } = datesOf(locale);
  if (shift.flexible) return byArrangement + comma + formatPeriod(shift, locale, now);
  const [start, end] = [berlin(shift.start), berlin(shift.end)];
  const day = nearDay(shift.start, locale, now);
  if (sameDay(start, end) || endsAtMidnight(shift)) return `${day} · ${formatHours(shift, locale)}`;
  const nextDay = daysBetween(start, end) === 1;
  const endDay = nextDay ? weekdaysShort[end.weekday] : formatDay(shift.end, locale, "short");
  return `${day} · ${formatTime(shift.start, locale)} ${until} ${endDay}${comma}${formatTime(shift.end, locale)}`;
}

/** The hours alone: "14–18 Uhr", "2–6 pm"; a shift over midnight keeps both ends written out. */
export function formatHours({ start, end }: Pick<ShiftTimes, "start" | "end">, locale: Locale): string {
  const { midnight, range } = datesOf(locale);
  const last = endsAtMidnight({ start, end }) ? midnight : formatTime(end, locale);
  const first = formatTime(start, locale);
  const [, firstClock = first, firstUnit] = /^(\S+) (.+)$/.exec(first) ?? [];
  return fill(range, { from: last.endsWith(` ${firstUnit}`) ? firstClock : first, to: last });
}

/** "Sa, 28. Nov." or "Samstag, 28. November"; with `now`, a far-off day also names its year. */
export function formatDay(day: Instant, locale: Locale, style: DayStyle = "short", now?: Instant): string {
  const { weekdays, weekdaysShort, weekdayAndDate } = datesOf(locale);
  const parts = berlin(day);
  const weekday = (style === "long" ? weekdays : weekdaysShort)[parts.weekday] ?? "";
  const far = now !== undefined && Math.abs(Number(toDate(day)) - Number(toDate(now))) > 300 * dayMs;
  const date = `${dayAndMonth(parts, locale, style)}${far ? ` ${parts.year}` : ""}`;
  return fill(weekdayAndDate, { weekday, date });
}

/** "28. November 2026", "28 November 2026". */
export function formatDate(day: Instant, locale: Locale): string {
  const parts = berlin(day);
  return `${dayAndMonth(parts, locale, "long")} ${parts.year}`;
}

/** "14 Uhr", "13:45 Uhr", "2 pm", "14:00". */
export function formatTime(time: Instant, locale: Locale): string {
  const { full, other, halves } = datesOf(locale).time;
  const { hour, minute } = berlin(time);
  const clock = fill(minute === 0 ? full : other, {
    hour: halves ? (hour % 12 === 0 ? 12 : hour % 12) : hour,
    minute: String(minute).padStart(2, "0"),
  });
  return halves ? clock + halves[hour < 12 ? 0 : 1] : clock;
}

/** Metres in, whole kilometres out: "unter 1 km", "2 km". */
export function formatDistance(metres: number, locale: Locale): string {
  const { under, km } = datesOf(locale).distance;
  return metres < 1000 ? under : fill(km, { km: Math.round(metres / 1000) });
}

/** 0 is Monday: "montags", "on Mondays". */
export function weekdayAdverb(weekday: number, locale: Locale): string {
  return datesOf(locale).weekdayAdverbs[weekday] ?? "";
}

/** "vor 4 Minuten", "2 hours ago"; under a minute it is "now". */
export function formatAgo(then: Instant, locale: Locale, now: Instant): string {
  const minutes = Math.floor((Number(toDate(now)) - Number(toDate(then))) / 60_000);
  const relative = new Intl.RelativeTimeFormat(datesOf(locale).tag, { numeric: "auto" });
  if (minutes < 1) return relative.format(0, "second");
  if (minutes < 60) return relative.format(-minutes, "minute");
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), "hour");
  return relative.format(-Math.floor(minutes / (24 * 60)), "day");
}

/** Plain numbers, with the language's separators and Latin digits. */
export function formatNumber(value: number, locale: Locale, options?: Intl.NumberFormatOptions): string {
  return value.toLocaleString(datesOf(locale).tag, options);
}

export function isToday(day: Instant, now: Instant): boolean {
  return sameDay(berlin(day), berlin(now));
}

/** "12.–18. Apr.", "26. Apr.–2. Mai": whole days, the last one that on whose midnight it ends. */
export function formatPeriod(
  { start, end }: Pick<ShiftTimes, "start" | "end">,
  locale: Locale,
  now: Instant,
): string {
  const first = berlin(start);
  // A period that ends at 00:00 has its last day on the eve.
  const last = berlin(new Date(Number(toDate(end)) - 1));
  if (sameDay(first, last)) return nearDay(start, locale, now);
  const { range, dayNumber } = datesOf(locale);
  const from =
    first.month === last.month ? fill(dayNumber, { day: first.day }) : dayAndMonth(first, locale, "short");
  return fill(range, { from, to: dayAndMonth(last, locale, "short") });
}

function nearDay(day: Instant, locale: Locale, now: Instant): string {
  const ahead = daysBetween(berlin(now), berlin(day));
  const { today, tomorrow } = datesOf(locale);
  if (ahead === 0) return today;
  return ahead === 1 ? tomorrow : formatDay(day, locale, "short", now);
}

function dayAndMonth({ day, month }: BerlinParts, locale: Locale, style: DayStyle): string {
  const { months, monthsShort, dayNumber } = datesOf(locale);
  const name = (style === "long" ? months : monthsShort)[month - 1];
  return `${fill(dayNumber, { day })} ${name}`;
}

function fill(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function endsAtMidnight({ start, end }: Pick<ShiftTimes, "start" | "end">): boolean {
  const [first, last] = [berlin(start), berlin(end)];
  return last.hour === 0 && last.minute === 0 && daysBetween(first, last) === 1;
}

function berlin(instant: Instant): BerlinParts {
  return berlinParts(toDate(instant));
}

function daysBetween(from: BerlinParts, to: BerlinParts): number {
  return (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / dayMs;
}

function sameDay(a: BerlinParts, b: BerlinParts): boolean {
  return daysBetween(a, b) === 0;
}

function toDate(instant: Instant): Date {
  return typeof instant === "string" ? new Date(instant) : instant;
}
