import { addDaysBerlin, berlinInstant, berlinParts } from "../berlin-time";

/** How many weeks a page of the calendar shows. */
export const weeksShown = 4;

/** Nobody plans further, and no address leads further. */
const farthestWeeks = 104;

/** The Monday, 0:00 in Berlin, of the week an instant lies in. */
export function mondayOf(instant: Date): Date {
  const { year, month, day, weekday } = berlinParts(instant);
  return berlinInstant({ year, month, day: day - weekday, hour: 0, minute: 0 });
}

/**
 * The first Monday of a page: of the week that `asked` ("2027-04-12", any day) lies in, never before this week,
 * at most two years ahead. What is no day is this week.
 */
export function firstMonday(asked: string | null, now: Date): Date {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(asked ?? "") ?? [];
  const thisWeek = mondayOf(now);
  if (!year || Number(year) < 1970 || Number(year) > 2199) return thisWeek;
  const wanted = mondayOf(
    berlinInstant({ year: Number(year), month: Number(month), day: Number(day), hour: 12, minute: 0 }),
  );
  const last = addDaysBerlin(thisWeek, 7 * farthestWeeks);
  if (wanted < thisWeek) return thisWeek;
  return wanted > last ? last : wanted;
}

/** "2027-04-12", the day in Berlin. */
export function dayKey(instant: Date): string {
  const { year, month, day } = berlinParts(instant);
  return [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

type Dated = { start: Date; end: Date };
export type DayOf<T> = { day: Date; dates: T[] };
export type WeekOf<T> = { monday: Date; end: Date; days: DayOf<T>[] };

/**
 * Dates by week and day, in their order. One that runs already stands under today, one that began before the first
 * week under its Monday; what is over, or comes later, under none. Days without a date are left out, weeks are not.
 */
export function byWeek<T extends Dated>(dates: readonly T[], first: Date, now: Date): WeekOf<T>[] {
  const begin = first > now ? first : now;
  const days = new Map<string, DayOf<T>>();
  const ahead = dates.filter(({ end }) => end > begin);
  for (const date of [...ahead].sort((a, b) => a.start.getTime() - b.start.getTime())) {
    const day = date.start > begin ? date.start : begin;
    const entry = days.get(dayKey(day)) ?? { day, dates: [] };
    entry.dates.push(date);
    days.set(dayKey(day), entry);
  }
  return Array.from({ length: weeksShown }, (_, index) => {
    const monday = addDaysBerlin(first, 7 * index);
    const keys = Array.from({ length: 7 }, (_, day) => dayKey(addDaysBerlin(monday, day)));
    return {
      ...{ monday, end: addDaysBerlin(monday, 7) },
      days: keys.flatMap((key) => days.get(key) ?? []),
    };
  });
}
