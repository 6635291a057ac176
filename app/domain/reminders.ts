import { berlinInstant, berlinParts } from "./berlin-time";
import { beforeQuiet, type QuietHours } from "./quiet-hours";

export type Reminder = { which: "evening" | "soon"; at: Date };

/** A shift, and when the person said yes to it. */
export type Promised = { start: Date; confirmedAt: Date };

const eveningHour = 18;
const hourMs = 3_600_000;
const soonMs = 2 * hourMs;
const togetherMs = 4 * hourMs;

/**
 * When somebody coming is reminded: at 18:00 of the evening before and two hours before the start. What falls
 * into quiet hours comes before they begin; two that would then come within four hours are one. Nobody needs to
 * be reminded of a yes given later than that.
 */
export function remindersOf({ start, confirmedAt }: Promised, quiet: QuietHours): Reminder[] {
  const { year, month, day } = berlinParts(start);
  const eve = berlinInstant({ year, month, day: day - 1, hour: eveningHour, minute: 0 });
  const evening: Reminder = { which: "evening", at: beforeQuiet(eve, quiet) };
  const soon: Reminder = { which: "soon", at: beforeQuiet(new Date(start.getTime() - soonMs), quiet) };
  const wanted = [evening, soon].filter(({ at }) => at > confirmedAt);
  const together = wanted.length === 2 && soon.at.getTime() - evening.at.getTime() < togetherMs;
  return together ? [evening] : wanted;
}

/** The one that is due: the latest whose time has come, as long as the shift has not begun. */
export function reminderDue(promised: Promised, quiet: QuietHours, now: Date): Reminder | null {
  if (promised.start <= now) return null;
  return remindersOf(promised, quiet).findLast(({ at }) => at <= now) ?? null;
}
