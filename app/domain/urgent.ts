import { berlinInstant, berlinParts } from "./berlin-time";

/** Only a town hall releases these, when the authorities ask for hands. */
export const emergencies = ["flood", "missing-person"] as const;
export type Emergency = (typeof emergencies)[number];

/** Urgent needs of one association in a calendar month of Berlin: more, and the word wears out. */
export const urgentPerMonth = 2;

export function monthStart(instant: Date): Date {
  const { year, month } = berlinParts(instant);
  return berlinInstant({ year, month, day: 1, hour: 0, minute: 0 });
}

/** May an association call another need urgent? `used`: since the month began, this need not counted. */
export function mayBeUrgent(used: number): boolean {
  return used < urgentPerMonth;
}
