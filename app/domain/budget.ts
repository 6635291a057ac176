import { addDaysBerlin, berlinInstant, berlinParts } from "./berlin-time";

/** Pings a week that a resident may choose; none at all is 0. */
export const mostPings = 10;
export const usualBudget = 3;

/** Monday 00:00 in Berlin of the week in which this instant lies: from then on its pings count. */
export function weekStart(instant: Date): Date {
  const { year, month, day, weekday } = berlinParts(instant);
  return berlinInstant({ year, month, day: day - weekday, hour: 0, minute: 0 });
}

/** The Monday after it. A week with a clock change is an hour shorter or longer. */
export function weekEnd(instant: Date): Date {
  return addDaysBerlin(weekStart(instant), 7);
}
