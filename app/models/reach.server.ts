import { createHmac } from "node:crypto";
import { cellCentre } from "~/domain/place";
import { type ReachPreview, reachPreview } from "~/domain/reach";
import { env } from "~/env.server";
import { db } from "./db.server";
import { countMatches, type Wanted } from "./matching.server";

const hour = 3_600_000;
/** Hours by which a shift is tried earlier and later. */
const tries = [-2, -1, 1, 2];

/**
 * How many a need would reach, before it is posted. Counted from the centre of its 1 km cell, so that a map
 * cannot be felt over metre by metre; what is told is blurred and rounded (domain/reach).
 */
export async function previewReach(wanted: Wanted, now: Date): Promise<ReachPreview> {
  const asked = { ...wanted, point: wanted.point && cellCentre(wanted.point) };
  const count = (changes: Partial<Wanted>, tier: 0 | 1 = 0) =>
    countMatches(db(), { ...asked, ...changes }, now, tier);
  const fixed = asked.shifts.some((shift) => !shift.flexible);
  const [around, withTime, withoutAge, shifted, withoutSkill] = await Promise.all([
    count({}, 1),
    count({}),
    asked.minimumAge ? count({ minimumAge: null }) : null,
    Promise.all(
      (fixed ? tries : []).map(async (hours) => ({
        hours,
        count: await count({ shifts: moved(asked.shifts, hours) }),
      })),
    ),
    Promise.all(
      asked.requiredSkills.map(async (skill) => ({
        skill,
        count: await count({ requiredSkills: asked.requiredSkills.filter((one) => one !== skill) }),
      })),
    ),
  ]);
  const counts = { around, withTime, withoutAge, shifted, withoutSkill };
  return reachPreview(counts, noiseOf(JSON.stringify([asked, "reach"])));
}

/** −2 to 2, always the same for the same question; nobody without the secret can tell which. */
function noiseOf(subject: string): (question: string) => number {
  return (question) => {
    const digest = createHmac("sha256", env().sessionSecret).update(`reach:${subject}:${question}`).digest();
    return (digest.readUInt32BE(0) % 5) - 2;
  };
}

function moved(shifts: Wanted["shifts"], hours: number): Wanted["shifts"] {
  const by = (instant: Date) => new Date(instant.getTime() + hours * hour);
  return shifts.map((shift) =>
    shift.flexible ? shift : { ...shift, start: by(shift.start), end: by(shift.end) },
  );
}
