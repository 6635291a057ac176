import { addDaysBerlin, berlinInstant, berlinParts } from "./berlin-time";
import { maskOf, slugsIn } from "./masks";

export const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const timesOfDay = ["morning", "midday", "afternoon", "evening"] as const;

export type Day = (typeof days)[number];
export type TimeOfDay = (typeof timesOfDay)[number];
export type Slot = `${Day}-${TimeOfDay}`;
export type Preset = "weekday-evenings" | "saturday" | "sunday" | "weekday-mornings";
export type Window = { start: Date; end: Date };

/** Europe/Berlin, in hours. From 00 to 06 nobody is asked for free time, so there is no slot. */
const slotHours: Record<TimeOfDay, { from: number; to: number }> = {
  morning: { from: 6, to: 11 },
  midday: { from: 11, to: 14 },
  afternoon: { from: 14, to: 18 },
  evening: { from: 18, to: 24 },
};

/** Day by day from Monday; a slot's position is its bit in the matching table. */
export const slots: readonly Slot[] = days.flatMap((day) => timesOfDay.map((time): Slot => `${day}-${time}`));

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

export const presets: readonly { slug: Preset; slots: readonly Slot[] }[] = [
  { slug: "weekday-evenings", slots: weekdays.map((day): Slot => `${day}-evening`) },
  { slug: "saturday", slots: timesOfDay.map((time): Slot => `sat-${time}`) },
  { slug: "sunday", slots: timesOfDay.map((time): Slot => `sun-${time}`) },
  { slug: "weekday-mornings", slots: weekdays.map((day): Slot => `${day}-morning`) },
];

const everySlot = 2 ** slots.length - 1;
const touchMs = 30 * 60_000;

export function slotMask(chosen: readonly string[]): number {
  return maskOf(slots, chosen);
}

export function slotsIn(mask: number): Slot[] {
  return slugsIn(slots, mask);
}

/**
 * The slots that a shift touches by more than 30 real minutes: what somebody must have free for it. 0 for a
 * shift that asks nothing, because it is short or lies between 00 and 06.
 */
export function shiftMask({ start, end }: Window): number {
  let mask = 0;
  // A full week holds every slot, so a longer shift ends the loop by itself.
  for (let day = start; day < end && mask !== everySlot; day = nextMidnight(day)) {
    const { year, month, day: date, weekday } = berlinParts(day);
    timesOfDay.forEach((time, index) => {
      const { from, to } = slotHours[time];
      const opens = berlinInstant({ year, month, day: date, hour: from, minute: 0 }).getTime();
      const closes = berlinInstant({ year, month, day: date, hour: to, minute: 0 }).getTime();
      const touched = Math.min(closes, end.getTime()) - Math.max(opens, start.getTime());
      if (touched > touchMs) mask |= 1 << (weekday * timesOfDay.length + index);
    });
  }
  return mask;
}

/**
 * Has somebody with these free times (0: any time) time for the shift? A fixed shift needs every slot it
 * touches, one by arrangement ("nach Absprache") any of them.
 */
export function fitsFreeTimes(freeMask: number, shift: Window & { flexible: boolean }): boolean {
  return freeMask === 0 || fitsMask(freeMask, askedBy(shift), shift.flexible);
}

const masks = new WeakMap<Window, number>();

/** Worked out once per shift: ten thousand needs are looked at, and time zones are slow. */
function askedBy(shift: Window): number {
  const known = masks.get(shift) ?? shiftMask(shift);
  masks.set(shift, known);
  return known;
}

/** The same rule on a shift's mask, as the matching statement has it. */
export function fitsMask(freeMask: number, asked: number, flexible: boolean): boolean {
  if (freeMask === 0 || asked === 0) return true;
  return flexible ? (freeMask & asked) !== 0 : (freeMask & asked) === asked;
}

function nextMidnight(date: Date): Date {
  const { year, month, day } = berlinParts(addDaysBerlin(date, 1));
  return berlinInstant({ year, month, day, hour: 0, minute: 0 });
}
