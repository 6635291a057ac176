import { addDaysBerlin, berlinInstant, berlinParts } from "../berlin-time";

type Shift = { start: Date; end: Date; flexible: boolean };
type Span = { start: Date; end: Date };

/** As of an instant, by the clocks of Berlin: what is left of today, and the coming weekend or what is left of it. */
export type Windows = { today: Span; weekend: Span };

const eveningHour = 17;
const halfHour = 30 * 60_000;

/** They hold until `today.end`. */
export function windowsAt(now: Date): Windows {
  const { weekday } = berlinParts(now);
  const saturday = weekday < 5 ? midnight(addDaysBerlin(now, 5 - weekday)) : now;
  return {
    today: { start: now, end: midnight(addDaysBerlin(now, 1)) },
    weekend: { start: saturday, end: midnight(addDaysBerlin(now, 7 - weekday)) },
  };
}

/**
 * Can somebody help with the shift within the span? With a fixed one when it begins there, or runs already and the
 * span has begun; one by arrangement has only to overlap.
 */
export function isWithin(shift: Shift, span: Span, now: Date): boolean {
  if (shift.end <= span.start || shift.start >= span.end) return false;
  return shift.flexible || shift.start >= span.start || span.start <= now;
}

/**
 * After work, Monday to Friday: a fixed shift begins at five or later; one by arrangement leaves half an hour after
 * five on some such day, today at the earliest.
 */
export function isOnWeekdayEvening(shift: Shift, now: Date): boolean {
  if (!shift.flexible) return isEvening(shift.start);
  let day = midnight(shift.start > now ? shift.start : now);
  // A week holds every weekday.
  for (let nr = 0; nr < 7 && day < shift.end; nr += 1, day = midnight(addDaysBerlin(day, 1))) {
    const { year, month, day: date, weekday } = berlinParts(day);
    if (weekday > 4) continue;
    const from = berlinInstant({ year, month, day: date, hour: eveningHour, minute: 0 });
    const until = berlinInstant({ year, month, day: date, hour: 24, minute: 0 });
    const left =
      Math.min(until.getTime(), shift.end.getTime()) - Math.max(from.getTime(), shift.start.getTime());
    if (left >= halfHour) return true;
  }
  return false;
}

function isEvening(instant: Date): boolean {
  const { weekday, hour } = berlinParts(instant);
  return weekday < 5 && hour >= eveningHour;
}

/** The beginning of its day in Berlin. */
function midnight(instant: Date): Date {
  const { year, month, day } = berlinParts(instant);
  return berlinInstant({ year, month, day, hour: 0, minute: 0 });
}
