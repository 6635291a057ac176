import { addDaysBerlin, berlinInstant, berlinParts } from "./berlin-time";
import { weekStart } from "./budget";

/** Thursday, 0 = Monday. */
export const usualDigestDay = 3;
export const digestHour = 18;
/** After a downtime a digest is still worth sending for a day. */
const graceMs = 24 * 3_600_000;

/**
 * The digest that is due now for somebody whose weekday (0 = Monday) this is: the instant it was due (18:00 in
 * Berlin) and the week it belongs to; null when its hour has not come or has long passed.
 */
export function digestDue(now: Date, weekday: number): { at: Date; week: string } | null {
  const thisWeek = digestTime(weekStart(now), weekday);
  const at = thisWeek <= now ? thisWeek : addDaysBerlin(thisWeek, -7);
  return now.getTime() - at.getTime() < graceMs ? { at, week: isoWeek(at) } : null;
}

/** What was published after this has not been in the digest of the week before. */
export function digestSince(dueAt: Date): Date {
  return addDaysBerlin(dueAt, -7);
}

/** "2027-W15" (ISO 8601): the week that has the Thursday, by the calendar of Berlin. */
export function isoWeek(instant: Date): string {
  const { year, month, day, weekday } = berlinParts(instant);
  const thursday = new Date(Date.UTC(year, month - 1, day - weekday + 3));
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - firstOfYear) / (7 * 86_400_000));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

function digestTime(monday: Date, weekday: number): Date {
  const { year, month, day } = berlinParts(monday);
  return berlinInstant({ year, month, day: day + weekday, hour: digestHour, minute: 0 });
}
