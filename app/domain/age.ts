import { berlinParts } from "./berlin-time";

/** Younger helpers need a guardian's consent (Art. 8 GDPR). */
export const youngestHelper = 16;
/** Until then associations see a guardian's phone, never the helper's own. */
const fullAge = 18;

/**
 * The age in years somebody has at a shift for certain: only the birth year is known, so the birthday is
 * taken as still to come.
 */
export function ageAt(birthYear: number, shiftStart: Date): number {
  return berlinParts(shiftStart).year - birthYear - 1;
}

/** Not certainly of age on that day; who tells no birth year is taken at their word to be. */
export function isMinor(birthYear: number | null, day: Date): boolean {
  return birthYear !== null && ageAt(birthYear, day) < fullAge;
}

/** The youngest who are certainly of age on that day were born in this year. */
export function bornOfAge(day: Date): number {
  return berlinParts(day).year - 1 - fullAge;
}

/** May they help at all? From 16, or before with a guardian's consent. */
export function mayHelp(birthYear: number | null, consent: boolean, day: Date): boolean {
  return consent || birthYear === null || ageAt(birthYear, day) >= youngestHelper;
}
