import { berlinInstant, berlinParts } from "./berlin-time";

const nightFrom = 20 * 60 + 30;
const nightUntil = 8 * 60;

/** Between 20:30 (inclusive) and 08:00 in Berlin nothing rings. */
export function isNight(instant: Date): boolean {
  const { hour, minute } = berlinParts(instant);
  return hour * 60 + minute >= nightFrom || hour * 60 + minute < nightUntil;
}

/** When a ping due `now` may ring: now, or at night at the coming 08:00 in Berlin. */
export function ringAt(now: Date): Date {
  if (!isNight(now)) return now;
  const { year, month, day, hour } = berlinParts(now);
  const morning = hour * 60 >= nightUntil ? day + 1 : day;
  return berlinInstant({ year, month, day: morning, hour: 8, minute: 0 });
}
