import { fitsFreeTimes, slotMask } from "./free-times";
import type { OwnShift } from "./signup";

/** What a one-tap link is bound to. Whoever has it can answer for this resident, and nothing else. */
export type AnswerLink = { residentId: string; helpRequestId: string; shiftId: string };

type OfferedShift = {
  id: string;
  start: Date;
  end: Date;
  flexible: boolean;
  places: number;
  taken: number;
};

/**
 * The shift that one tap says yes to: the earliest to come with a free place that suits the stated free times and
 * lies beside other promises; failing that, the earliest beside them, or at all (its page then says what is in
 * the way, and "not this time" is still one tap). Null: nothing to answer.
 */
export function offeredShift<Shift extends OfferedShift>(
  shifts: readonly Shift[],
  { free, own }: { free: readonly string[]; own: readonly OwnShift[] },
  now: Date,
): Shift | null {
  const freeMask = slotMask(free);
  const open = shifts
    .filter((shift) => shift.start > now && shift.taken < shift.places)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  const beside = open.filter((shift) => !own.some((other) => overlaps(other, shift)));
  return beside.find((shift) => fitsFreeTimes(freeMask, shift)) ?? beside[0] ?? open[0] ?? null;
}

/** Valid until the start of what it is for, as it stands now: a shift that was moved takes its links along. */
export function isLinkValid(shift: { start: Date } | null, now: Date): boolean {
  return shift !== null && shift.start > now;
}

/** The three ids, 48 bytes. @throws on anything but UUIDs */
export function linkBytes({ residentId, helpRequestId, shiftId }: AnswerLink): Uint8Array {
  const hex = [residentId, helpRequestId, shiftId].map((id) => id.replaceAll("-", "")).join("");
  if (!/^[0-9a-f]{96}$/i.test(hex)) throw new RangeError("an answer link is made of three UUIDs");
  return Uint8Array.from({ length: linkLength }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

export const linkLength = 48;

export function linkOf(bytes: Uint8Array): AnswerLink {
  return { residentId: uuid(bytes, 0), helpRequestId: uuid(bytes, 16), shiftId: uuid(bytes, 32) };
}

function uuid(bytes: Uint8Array, from: number): string {
  const hex = Array.from(bytes.subarray(from, from + 16), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** As in domain/signup: a shift by arrangement leaves room beside others. */
function overlaps(a: OwnShift, b: OfferedShift): boolean {
  return !a.flexible && !b.flexible && a.start < b.end && b.start < a.end;
}
