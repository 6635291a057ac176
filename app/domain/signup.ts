import { ageAt, mayHelp } from "./age";
import type { NeedStatus } from "./need-status";

/**
 * Why somebody cannot take places in a shift. `birth-year` and `phone` ask for something that is missing and
 * can be given in the same form; `consent` must come from a guardian first; the others stand.
 */
const signupRefusals = [
  "full",
  "closed",
  "past",
  "too-young",
  "consent",
  "barred",
  "clash",
  "already",
  "birth-year",
  "phone",
] as const;

export type SignupRefusal = (typeof signupRefusals)[number];

export type SignupShift = { id: string; start: Date; end: Date; places: number; flexible: boolean };
export type OwnShift = { shiftId: string; start: Date; end: Date; flexible: boolean };

export type SignupQuestion = {
  need: { status: NeedStatus; minimumAge: number | null; phoneRequired: boolean };
  shift: SignupShift;
  /** people confirmed in this shift */
  taken: number;
  /** the person and those they bring */
  people: number;
  /** the person's confirmed signups, over all needs */
  own: readonly OwnShift[];
  birthYear: number | null;
  /** a guardian's, which lifts the age of 16 but no need's own */
  consent: boolean;
  /** of somebody under 18 the guardian's */
  phone: string | null;
  /** the association accepts no more help from this person */
  barred?: boolean;
  now: Date;
};

/**
 * May this person take places in this shift? One rule for the page's button and for the action. Who is in
 * already hears so even when the shift is full by now (a double tap on the last place), and nobody is asked
 * for a birth year or phone number for a place they cannot have.
 */
export function signupRefusal(question: SignupQuestion): SignupRefusal | null {
  const { need, shift, own, now } = question;
  if (need.status !== "open" && need.status !== "filled") return "closed";
  if (shift.end <= now) return "past";
  if (own.some(({ shiftId }) => shiftId === shift.id)) return "already";
  if (question.barred) return "barred";
  if (need.status === "filled" || question.taken + question.people > shift.places) return "full";
  if (tooYoung(question.birthYear, need.minimumAge, shift)) return "too-young";
  if (!mayHelp(question.birthYear, question.consent, shift.start)) return "consent";
  if (own.some((other) => overlaps(other, shift))) return "clash";
  if (question.birthYear === null && (need.minimumAge ?? 0) > 0) return "birth-year";
  if (need.phoneRequired && !question.phone?.trim()) return "phone";
  return null;
}

function tooYoung(birthYear: number | null, minimumAge: number | null, shift: SignupShift): boolean {
  return birthYear !== null && ageAt(birthYear, shift.start) < (minimumAge ?? 0);
}

/** A shift by arrangement leaves room beside others, so it never clashes; one may begin as another ends. */
function overlaps(a: OwnShift, b: SignupShift): boolean {
  return !a.flexible && !b.flexible && a.start < b.end && b.start < a.end;
}
