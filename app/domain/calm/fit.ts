import { type Category, categoryMask } from "../categories";
import { fitsMask, shiftMask } from "../free-times";
import { bitCount } from "../masks";
import { type Skill, skillMask } from "../skills";
import type { Fit } from "./belief";

/** Somebody in reach, as matching finds them: bits as in the matching table. */
export type Reached = {
  /** null: the need has no place */
  distanceMetres: number | null;
  radiusMetres: number;
  interestMask: number;
  skillMask: number;
  freeMask: number;
};

export type FitQuestion = {
  category: Category;
  helpfulSkills: readonly Skill[];
  shifts: readonly { start: Date; end: Date; flexible: boolean }[];
  /** hours until the earliest shift with open places */
  leadHours: number;
};

/** How well somebody fits; worked out once per need are the masks, for each only bits are counted. */
export function fitReader({ category, helpfulSkills, shifts, leadHours }: FitQuestion) {
  const wanted = categoryMask([category]);
  const helpful = skillMask(helpfulSkills);
  const asked = shifts.map((shift) => ({ mask: shiftMask(shift), flexible: shift.flexible }));
  return (one: Reached): Fit & { outside: boolean } => ({
    distanceMetres: one.distanceMetres,
    radiusMetres: one.distanceMetres === null ? null : one.radiusMetres,
    helpful: helpful === 0 ? 0 : bitCount(one.skillMask & helpful) / bitCount(helpful),
    interest: one.interestMask === 0 ? "open" : one.interestMask & wanted ? "ticked" : "not-ticked",
    time: timeOf(one.freeMask, asked),
    leadHours,
    outside: one.distanceMetres !== null && one.distanceMetres > one.radiusMetres,
  });
}

function timeOf(free: number, asked: readonly { mask: number; flexible: boolean }[]): Fit["time"] {
  if (free === 0) return "any";
  if (asked.some(({ mask, flexible }) => mask === 0 || fitsMask(free, mask, flexible))) return "stated";
  return asked.some(({ mask }) => (free & mask) !== 0) ? "partly" : "misfit";
}
