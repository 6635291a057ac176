import { fitOf } from "~/domain/fit";
import { reasonsOf } from "~/domain/matching";
import { isSkill } from "~/domain/skills";
import { db } from "~/models/db.server";
import { findPublicNeed } from "~/models/help-request-read.server";
import { monday, need, type PostedNeed, type Team } from "./village";

/** An invitation as a wave writes it, whoever would have been chosen. @returns its id */
export async function invited(
  helpRequestId: string,
  residentId: string,
  more: { deliverAt?: Date; order?: number; reasons?: object } = {},
): Promise<string> {
  const { deliverAt = monday, order = 0, reasons = usualReasons } = more;
  const { id } = await db().invitation.upsert({
    where: { helpRequestId_residentId: { helpRequestId, residentId } },
    create: { helpRequestId, residentId, deliverAt, order, reasons, chance: 0.3 },
    update: { deliverAt, order },
  });
  return id;
}

export const usualReasons = {
  distanceMetres: 2100,
  placeLabel: "Zuhause",
  interest: true,
  skills: [],
  weekday: 5,
  anyTime: false,
};

/** An open need that has asked nobody yet: waves are somebody else's test. */
export async function silentNeed(
  team: Team,
  changes: Parameters<typeof need>[1] = {},
  now = monday,
): Promise<PostedNeed> {
  const posted = await need(team, changes, now);
  await db().invitation.deleteMany({ where: { helpRequestId: posted.id } });
  await db().helpRequest.update({
    where: { id: posted.id },
    data: { nextWaveAt: null },
  });
  return posted;
}

/** A need that asks every resident whom it fits at once, as if a wave had chosen all of them. */
export async function needForAll(
  team: Team,
  changes: Parameters<typeof need>[1] = {},
  now = monday,
): Promise<PostedNeed> {
  const posted = await silentNeed(team, changes, now);
  const asked = await findPublicNeed(posted.id);
  if (!asked) throw new Error("the need is not there");
  const skills = {
    requiredSkills: asked.requiredSkills.filter(isSkill),
    helpfulSkills: asked.helpfulSkills.filter(isSkill),
  };
  const everyone = await db().resident.findMany({
    where: { person: { memberships: { none: { associationId: team.associationId } } } },
    include: { places: true, person: { include: { guardian: true } } },
    orderBy: { personId: "asc" },
  });
  const rows = everyone.flatMap(({ person, ...resident }, order) => {
    const consent = person.guardian?.consentedAt != null;
    const who = { ...resident, id: person.id, birthYear: person.birthYear, consent };
    const row = fitOf(who, { ...asked, point: asked.place.point }, now);
    const reasons = row && reasonsOf(row, { ...asked, ...skills });
    return reasons
      ? [{ helpRequestId: posted.id, residentId: person.id, deliverAt: now, reasons, order }]
      : [];
  });
  await db().invitation.createMany({ data: rows });
  return posted;
}
