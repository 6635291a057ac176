import type { Viewer } from "~/auth/session.server";
import { factsOf } from "~/domain/finding/facts";
import type { OpenNeed } from "~/domain/finding/open-need";
import { windowsAt } from "~/domain/finding/when";
import { type FitResident, fitOf } from "~/domain/fit";
import { type Reasons, reasonsOf } from "~/domain/matching";
import { distanceMetres, type Point } from "~/domain/place";
import { isSkill } from "~/domain/skills";
import type { PublicNeed } from "~/models/help-request-read.server";
import { openNeeds } from "~/models/need-index.server";
import { answeredNeeds } from "~/models/own-answers.server";

/** Whatever of a need decides whether it suits somebody: of one that is open, or one as its page shows it. */
type LookedAt = Pick<OpenNeed, "category" | "requiredSkills" | "helpfulSkills" | "minimumAge" | "shifts"> & {
  status: PublicNeed["status"];
  place: { point: Point | null };
  association: { id: string };
};

/** Why this need suits the person who looks at it; null when it does not, or comes from their own team. */
export function viewerReasons(viewer: Viewer | null, need: LookedAt, now: Date): Reasons | null {
  const row = viewerFit(viewer)(need, now);
  if (!row) return null;
  const shifts = need.shifts.filter((shift) => shift.end > now);
  return reasonsOf(row, {
    category: need.category,
    requiredSkills: need.requiredSkills.filter(isSkill),
    helpfulSkills: need.helpfulSkills.filter(isSkill),
    shifts,
  });
}

/** The same question, to be asked of many needs. */
export function viewerFit(viewer: Viewer | null) {
  const resident = viewer && residentOf(viewer);
  const teams = new Set(viewer?.memberships.map(({ associationId }) => associationId));
  return (need: LookedAt, now: Date) => {
    if (!resident || need.status !== "open" || teams.has(need.association.id)) return null;
    const { category, requiredSkills, minimumAge, shifts } = need;
    const point = need.place.point;
    return fitOf(resident, { category, requiredSkills, minimumAge, shifts, point }, now);
  };
}

/** Open needs that suit this person and that they have not answered yet, the next one first. */
export async function fittingFor(viewer: Viewer, now: Date): Promise<{ need: OpenNeed; reasons: Reasons }[]> {
  const [{ needs }, answered] = await Promise.all([openNeeds(now), answeredNeeds(viewer.id)]);
  const windows = windowsAt(now);
  return needs
    .flatMap((need) => {
      const reasons = answered.has(need.id) ? null : viewerReasons(viewer, need, now);
      return reasons ? [{ need, reasons, next: factsOf(need, now, windows).next }] : [];
    })
    .sort((a, b) => a.next - b.next || a.need.id.localeCompare(b.need.id));
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
