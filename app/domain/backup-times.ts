import { berlinInstant, berlinParts } from "./berlin-time";

/** 03:00 in Berlin, when nobody posts and nothing rings. */
const hour = 3;
const lateMs = 48 * 3_600_000;
export const keptDays = 30;

/** Is a night's backup still to be made? `since`: the last one, or when this server began to look. */
export function backupDue(since: Date, now: Date): boolean {
  return since < latestNight(now);
}

/** Two nights without: somebody should look. Without any backup, two days after the first data. */
export function backupLate(last: Date | null, begun: Date | null, now: Date): boolean {
  const since = last ?? begun;
  return since !== null && now.getTime() - since.getTime() > lateMs;
}

function latestNight(now: Date): Date {
  const { year, month, day, ...clock } = berlinParts(now);
  return berlinInstant({ year, month, day: clock.hour < hour ? day - 1 : day, hour, minute: 0 });
}
