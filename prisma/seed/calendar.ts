import { berlinInstant, berlinParts } from "~/domain/berlin-time";
import { type Day, days } from "~/domain/free-times";
import { isNight } from "~/domain/night";

/** A shift that the demo plans relative to the day on which it is posted; `coming` people have a place already. */
export type ShiftPlan = { times(now: Date): ShiftTimes; places: number; coming: number };
export type ShiftTimes = { start: Date; end: Date; flexible: boolean };
type Hours = `${number}:${number}-${number}:${number}`;

const halfHour = 30 * 60_000;

/** On the first such weekday that is at least `after` days away; at most six days later, so below three weeks up to 14. */
export function on(day: Day, after: number, hours: Hours, places: number, coming = 0): ShiftPlan {
  return { times: (now) => fixed(now, daysUntil(day, after, now), hours), places, coming };
}

/** Tomorrow, whatever day that is. */
export function tomorrow(hours: Hours, places: number, coming = 0): ShiftPlan {
  return { times: (now) => fixed(now, 1, hours), places, coming };
}

/** On the first day from Monday to Friday that is at least `after` days away. */
export function workday(after: number, hours: Hours, places: number, coming = 0): ShiftPlan {
  const times = (now: Date) => {
    const weekday = (berlinParts(now).weekday + after) % 7;
    return fixed(now, after + (weekday < 5 ? 0 : 7 - weekday), hours);
  };
  return { times, places, coming };
}

/** In a few hours; from the evening on it becomes the next morning at ten. */
export function soon(inHours: number, lastsHours: number, places: number, coming = 0): ShiftPlan {
  return {
    times(now) {
      const due = Math.ceil((now.getTime() + inHours * 2 * halfHour) / halfHour) * halfHour;
      const { year, month, day, hour } = berlinParts(new Date(due));
      const awake = hour >= 9 && hour < 19;
      const start = awake
        ? new Date(due)
        : berlinInstant({ year, month, day: hour < 9 ? day : day + 1, hour: 10, minute: 0 });
      return { start, end: new Date(start.getTime() + lastsHours * 2 * halfHour), flexible: false };
    },
    places,
    coming,
  };
}

/** By arrangement, from 8:00 on the first to 20:00 on the last day. */
export function within(firstDay: number, lastDay: number, places: number, coming = 0): ShiftPlan {
  return {
    times: (now) => ({ start: at(now, firstDay, "8:00"), end: at(now, lastDay, "20:00"), flexible: true }),
    places,
    coming,
  };
}

/** A moment in the daytime `daysAgo` days ago; for 0 an hour ago, or yesterday evening when that was at night. */
export function postedAt(daysAgo: number, hour: number, now: Date): Date {
  if (daysAgo > 0) return at(now, -daysAgo, `${hour}:20`);
  const hourAgo = new Date(now.getTime() - 2 * halfHour);
  return isNight(hourAgo) ? at(hourAgo, berlinParts(hourAgo).hour < 12 ? -1 : 0, "18:20") : hourAgo;
}

function fixed(now: Date, inDays: number, hours: Hours): ShiftTimes {
  const [from = "", to = ""] = hours.split("-");
  return { start: at(now, inDays, from), end: at(now, inDays, to), flexible: false };
}

function daysUntil(day: Day, after: number, now: Date): number {
  const { weekday } = berlinParts(now);
  return after + ((((days.indexOf(day) - weekday - after) % 7) + 7) % 7);
}

function at(now: Date, inDays: number, time: string): Date {
  const { year, month, day } = berlinParts(now);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return berlinInstant({ year, month, day: day + inDays, hour, minute });
}
