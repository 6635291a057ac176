import { youngestHelper } from "./age";
import { berlinParts } from "./berlin-time";
import { type Category, categoryMask } from "./categories";
import { fitsFreeTimes, slotMask } from "./free-times";
import type { MatchRow } from "./matching";
import { distanceMetres, type Point } from "./place";
import { skillMask } from "./skills";

/** A resident as stored: none of `interests` and `free` ticked means all of them. */
export type FitResident = {
  id: string;
  interests: readonly string[];
  skills: readonly string[];
  free: readonly string[];
  places: readonly { label: string; lat: number; lon: number; radiusKm: number }[];
  birthYear: number | null;
  /** a guardian's */
  consent: boolean;
  pausedUntil: Date | null;
};

export type FitNeed = {
  /** what everybody may see of it (`publicPlace`); null: can be met from anywhere */
  point: Point | null;
  category: Category;
  requiredSkills: readonly string[];
  minimumAge: number | null;
  shifts: readonly { start: Date; end: Date; flexible: boolean }[];
};

/**
 * Would matching ring this resident for the need? The same rule as the SQL statement of models/matching
 * (a test holds the two equal), for one resident who looks at the list. Shifts that are over do not count.
 */
export function fitOf(resident: FitResident, need: FitNeed, now: Date): MatchRow | null {
  const shifts = need.shifts.filter((shift) => shift.end > now);
  const nearest = nearestPlace(resident.places, need.point);
  if (!nearest || shifts.length === 0) return null;
  const interestMask = categoryMask(resident.interests);
  const skills = skillMask(resident.skills);
  const freeMask = slotMask(resident.free);
  const required = skillMask(need.requiredSkills);
  if (interestMask !== 0 && (interestMask & categoryMask([need.category])) === 0) return null;
  if ((skills & required) !== required) return null;
  if (resident.pausedUntil !== null && resident.pausedUntil > now) return null;
  if (!shifts.some((shift) => fitsFreeTimes(freeMask, shift))) return null;
  if (!oldEnough(resident, need.minimumAge, shifts)) return null;
  return {
    residentId: resident.id,
    distanceMetres: nearest.metres,
    placeLabel: nearest.label,
    interestMask,
    skillMask: skills,
    freeMask,
  };
}

function nearestPlace(
  places: FitResident["places"],
  point: Point | null,
): { label: string; metres: number | null } | undefined {
  if (!point) return places.map(({ label }) => ({ label, metres: null }))[0];
  return places
    .map((place) => ({
      label: place.label,
      metres: distanceMetres(point, place),
      radius: place.radiusKm * 1000,
    }))
    .filter(({ metres, radius }) => metres <= radius)
    .sort((a, b) => a.metres - b.metres)[0];
}

/** Decided by the last shift's year; without a birth year only a need with a minimum age says no. */
function oldEnough(
  { birthYear, consent }: FitResident,
  minimumAge: number | null,
  shifts: FitNeed["shifts"],
): boolean {
  if (birthYear === null) return !minimumAge;
  const year = Math.max(...shifts.map((shift) => berlinParts(shift.start).year));
  return birthYear <= year - 1 - Math.max(minimumAge ?? 0, consent ? 0 : youngestHelper);
}
