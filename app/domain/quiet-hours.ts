import { berlinParts } from "./berlin-time";

/** When nobody is rung: minutes after midnight on the clocks of Berlin, and all of Sunday if wished. */
export type QuietHours = {
  quietFrom: number;
  /** before `quietFrom`: past midnight; equal to it: never quiet */
  quietUntil: number;
  quietSundays: boolean;
};

/** Until somebody chooses otherwise: from 20:30 to 08:00. */
export const usualQuiet: QuietHours = { quietFrom: 20 * 60 + 30, quietUntil: 8 * 60, quietSundays: false };

/** From `quietFrom` (inclusive) to `quietUntil`, as the clock on the wall shows it. */
export function isQuiet(instant: Date, { quietFrom, quietUntil, quietSundays }: QuietHours): boolean {
  const { hour, minute, weekday } = berlinParts(instant);
  const wall = hour * 60 + minute;
  if (quietSundays && weekday === sunday) return true;
  if (quietFrom <= quietUntil) return wall >= quietFrom && wall < quietUntil;
  return wall >= quietFrom || wall < quietUntil;
}

/** When a ping due `now` may ring: now, or in the first minute that is not quiet. */
export function endOfQuiet(now: Date, quiet: QuietHours): Date {
  // Hour by hour: within one, Berlin's clocks neither jump nor change their day (at most two days of hours).
  for (let at = now; ; at = new Date(hourOf(at) + hourMs)) {
    if (!isQuiet(at, quiet)) return at;
    const ends = inHourOf(at, quiet.quietUntil);
    if (ends && ends > at && !isQuiet(ends, quiet)) return ends;
  }
}

/**
 * For what must not come late: `at`, or a quarter of an hour before the quiet hours in which it falls. Of a
 * shorter pause between quiet hours it is the last minute.
 */
export function beforeQuiet(at: Date, quiet: QuietHours): Date {
  if (!isQuiet(at, quiet)) return at;
  const begins = beginOfQuiet(at, quiet).getTime();
  const early = new Date(begins - quarterMs);
  return isQuiet(early, quiet) ? new Date(begins - minuteMs) : early;
}

const sunday = 6;
const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const hourMs = 60 * minuteMs;

function beginOfQuiet(at: Date, quiet: QuietHours): Date {
  for (let last = at; ; last = new Date(hourOf(last) - minuteMs)) {
    for (const begins of [inHourOf(last, quiet.quietFrom), new Date(hourOf(last))]) {
      if (begins && begins <= last && !isQuiet(new Date(begins.getTime() - minuteMs), quiet)) return begins;
    }
  }
}

/** The instant of this clock time if it lies in the same hour as `at`. Berlin is whole hours from UTC. */
function inHourOf(at: Date, wallMinutes: number): Date | null {
  const { hour } = berlinParts(at);
  if (Math.floor(wallMinutes / 60) !== hour) return null;
  return new Date(hourOf(at) + (wallMinutes % 60) * minuteMs);
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / hourMs) * hourMs;
}
