import { endOfQuiet, isQuiet, usualQuiet } from "./quiet-hours";

/** Between 20:30 (inclusive) and 08:00 in Berlin: for what is nobody's own, such as news for a team. */
export function isNight(instant: Date): boolean {
  return isQuiet(instant, usualQuiet);
}

/** When a ping due `now` may ring: now, or at night at the coming 08:00 in Berlin. */
export function ringAt(now: Date): Date {
  return endOfQuiet(now, usualQuiet);
}
