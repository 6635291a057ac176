import type { Viewer } from "~/auth/session.server";
import { type FitResident, fitOf } from "~/domain/fit";
import { type Reasons, reasonsOf } from "~/domain/matching";
import { distanceMetres, type Point } from "~/domain/place";
import { isSkill } from "~/domain/skills";
import type { PublicNeed } from "~/models/help-request-read.server";
import { openHelpRequests } from "~/models/help-request-read.server";
import { answeredNeeds } from "~/models/own-answers.server";

/** Why this need suits the person who looks at it; null when it does not, or comes from their own team. */
export function viewerReasons(viewer: Viewer | null, need: PublicNeed, now: Date): Reasons | null {
  const resident = viewer && residentOf(viewer);
  if (!resident || need.status !== "open") return null;
  if (viewer.memberships.some((membership) => membership.associationId === need.association.id)) return null;
  const row = fitOf(resident, { ...need, point: need.place.point }, now);
  if (!row) return null;
  const shifts = need.shifts.filter((shift) => shift.end > now);
  return reasonsOf(row, {
    category: need.category,
    requiredSkills: need.requiredSkills.filter(isSkill),
    helpfulSkills: need.helpfulSkills.filter(isSkill),
    shifts,
  });
}

/** Open needs that suit this person and that they have not answered yet, the next one first. */
export async function fittingFor(
  viewer: Viewer,
  now: Date,
): Promise<{ need: PublicNeed; reasons: Reasons }[]> {
  const [needs, answered] = await Promise.all([openHelpRequests(now), answeredNeeds(viewer.id)]);
  return needs.flatMap((need) => {
    const reasons = answered.has(need.id) ? null : viewerReasons(viewer, need, now);
    return reasons ? [{ need, reasons }] : [];
  });
}

/** Metres from the nearest of the person's places; null without one, or for a need without a place. */
export function viewerDistance(viewer: Viewer | null, point: Point | null): number | null {
  const places = viewer?.resident?.places ?? [];
  if (!point || places.length === 0) return null;
  return Math.min(...places.map((place) => distanceMetres(place, point)));
}

function residentOf(viewer: Viewer): FitResident | null {
  const { id, birthYear, resident, guardian } = viewer;
  return resident && { ...resident, id, birthYear, consent: guardian?.consentedAt != null };
}
