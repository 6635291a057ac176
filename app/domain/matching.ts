import { berlinParts } from "./berlin-time";
import { type Category, categoryMask } from "./categories";
import { fitsMask, shiftMask, slots, slotsIn, timesOfDay } from "./free-times";
import { bitCount } from "./masks";
import { type Skill, skillMask, skillsIn } from "./skills";

/** What the matching statement returns: per resident the nearest of their places whose circle holds the need. */
export type MatchRow = {
  residentId: string;
  /** null: the need has no place */
  distanceMetres: number | null;
  placeLabel: string | null;
  interestMask: number;
  skillMask: number;
  freeMask: number;
};

export type MatchNeed = {
  category: Category;
  requiredSkills: readonly Skill[];
  helpfulSkills: readonly Skill[];
  shifts: readonly { start: Date; end: Date; flexible: boolean }[];
};

/** Why this resident is asked: "2 km entfernt (Zuhause) · Backen · du hast samstags Zeit". */
export type Reasons = {
  distanceMetres: number | null;
  placeLabel: string | null;
  /** ticked this category (somebody who ticked none hears of all) */
  interest: boolean;
  skills: Skill[];
  /** 0 = Monday: the day on which stated free time fits; null when it decided nothing */
  weekday: number | null;
  /** stated no free times */
  anyTime: boolean;
};

/** An association sees skill and time, of people who are coming; never distance, place or interests. */
export type AssociationReasons = Pick<Reasons, "skills" | "weekday" | "anyTime">;

/**
 * The order in which people are asked, best first: more of the helpful skills; then the category ticked rather
 * than open to all; then free time stated rather than any; then the nearer. The id breaks ties, so that the
 * order is the same on every machine. Never shown to an association: it would tell distances.
 */
export function rank(rows: readonly MatchRow[], need: MatchNeed): MatchRow[] {
  const helpful = skillMask(need.helpfulSkills);
  const category = categoryMask([need.category]);
  const score = (row: MatchRow) =>
    bitCount(row.skillMask & helpful) * 4 + (row.interestMask & category ? 2 : 0) + (row.freeMask ? 1 : 0);
  return rows
    .map((row) => ({ row, points: score(row), metres: row.distanceMetres ?? 0 }))
    .sort(
      (a, b) => b.points - a.points || a.metres - b.metres || (a.row.residentId < b.row.residentId ? -1 : 1),
    )
    .map(({ row }) => row);
}

export function reasonsOf(row: MatchRow, need: MatchNeed): Reasons {
  const wanted = skillMask([...need.requiredSkills, ...need.helpfulSkills]);
  return {
    distanceMetres: row.distanceMetres,
    placeLabel: row.placeLabel,
    interest: (row.interestMask & categoryMask([need.category])) !== 0,
    skills: skillsIn(row.skillMask & wanted),
    weekday: row.freeMask === 0 ? null : fittingWeekday(row.freeMask, need),
    anyTime: row.freeMask === 0,
  };
}

export function reasonsForAssociation({ skills, weekday, anyTime }: Reasons): AssociationReasons {
  return { skills, weekday, anyTime };
}

/** The first free day within the first shift that fits; a shift that asks for no free time tells no day. */
function fittingWeekday(freeMask: number, need: MatchNeed): number | null {
  const shift = askedShifts(need).find(
    ({ asked, flexible }) => asked !== 0 && fitsMask(freeMask, asked, flexible),
  );
  if (!shift) return null;
  const daysAfter = slotsIn(shift.asked & freeMask).map((slot) => {
    const weekday = Math.floor(slots.indexOf(slot) / timesOfDay.length);
    return (weekday - shift.weekday + 7) % 7;
  });
  return (shift.weekday + Math.min(...daysAfter)) % 7;
}

type AskedShift = { asked: number; flexible: boolean; weekday: number };
const asked = new WeakMap<MatchNeed, AskedShift[]>();

/** Worked out once per need, not per row: a city has thousands of rows, and time zones are slow. */
function askedShifts(need: MatchNeed): AskedShift[] {
  const known = asked.get(need);
  if (known) return known;
  const shifts = need.shifts.map((shift) => ({
    asked: shiftMask(shift),
    flexible: shift.flexible,
    weekday: berlinParts(shift.start).weekday,
  }));
  asked.set(need, shifts);
  return shifts;
}
