import { berlinParts } from "./berlin-time";

/** A request that nobody answers is forgotten; until then it is mailed at most once an hour. */
export const guardianPatienceDays = 30;
export const askAgainAfterMs = 60 * 60_000;

export type ConsentState = "none" | "asked" | "given";

export function consentState(
  guardian: { consentedAt: Date | null; name: string } | null | undefined,
): ConsentState {
  if (!guardian || (!guardian.consentedAt && guardian.name === "")) return "none";
  return guardian.consentedAt ? "given" : "asked";
}

const late = 22 * 60;
const early = 6 * 60;

/**
 * Does the Jugendschutzgesetz set limits to what young people may do there (§§ 4, 5 and 9)? Festivals, and
 * whatever touches the hours from 22:00 to 06:00 in Berlin. A shift by arrangement has no hours of its own.
 */
export function youthRules(need: {
  category: string | null;
  shifts: readonly { start: Date; end: Date; flexible: boolean }[];
}): boolean {
  return (
    need.category === "celebration" || need.shifts.some((shift) => !shift.flexible && touchesNight(shift))
  );
}

function touchesNight({ start, end }: { start: Date; end: Date }): boolean {
  const from = minutes(start);
  const until = from + (end.getTime() - start.getTime()) / 60_000;
  return from < early || until > late;
}

function minutes(instant: Date): number {
  const { hour, minute } = berlinParts(instant);
  return hour * 60 + minute;
}
