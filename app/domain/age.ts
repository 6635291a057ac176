import { berlinParts } from "./berlin-time";

/** Younger helpers need a guardian's consent, which does not exist yet. */
export const youngestHelper = 16;

/**
 * The age in years somebody has at a shift for certain: only the birth year is known, so the birthday is
 * taken as still to come.
 */
export function ageAt(birthYear: number, shiftStart: Date): number {
  return berlinParts(shiftStart).year - birthYear - 1;
}
