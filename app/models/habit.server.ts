import { decay } from "~/domain/calm/belief";
import type { Tx } from "./db.server";

export type AnswerChange = {
  residentId: string;
  helpRequestId: string;
  before: "yes" | "not_this_time" | null;
  after: "yes" | "not_this_time" | null;
};

/**
 * What an answer teaches the belief: a yes or no for the need's category and its association, and how the last
 * ping ended. An answer taken back is forgotten again; a place given up later, or missed, teaches nothing. Of
 * who objects to the belief nothing is kept. Rests on the resident's row, locked after the invitation's (the
 * order of `expandDue`).
 */
export async function learnAnswer(tx: Tx, change: AnswerChange, now: Date): Promise<void> {
  const { residentId, helpRequestId, before, after } = change;
  if (before === after) return;
  const [resident] = await tx.$queryRaw<{ objects: boolean }[]>`
    select objects from "Resident" where "personId" = ${residentId}::uuid for no key update`;
  if (!resident || resident.objects) return;
  const need = await tx.helpRequest.findUnique({
    where: { id: helpRequestId },
    select: { category: true, associationId: true },
  });
  if (!need?.category) return;
  const delta = { yes: count(after, "yes") - count(before, "yes"), no: count(after) - count(before) };
  for (const subject of [`category:${need.category}`, `association:${need.associationId}`]) {
    await add(tx, residentId, subject, delta, now);
  }
  const ending = after === null ? null : after === "yes" ? "accepted" : "declined";
  // Only of the ping that rang last: an older need may be answered later.
  await tx.$executeRaw`
    update "Resident" set "lastEnding" = ${ending}::text
     where "personId" = ${residentId}::uuid and exists (
       select from "Invitation" i
        where i."residentId" = ${residentId}::uuid and i."helpRequestId" = ${helpRequestId}::uuid
          and i.silenced is null and i."rungAt" is not null and not exists (
            select from "Invitation" later where later."residentId" = i."residentId"
               and later.silenced is null and later."rungAt" > i."rungAt"))`;
}

function count(answer: AnswerChange["before"], of: "yes" | "not_this_time" = "not_this_time"): number {
  return answer === of ? 1 : 0;
}

async function add(
  tx: Tx,
  residentId: string,
  subject: string,
  delta: { yes: number; no: number },
  now: Date,
): Promise<void> {
  const key = { residentId_subject: { residentId, subject } };
  const known = decay(await tx.habit.findUnique({ where: key }), now);
  const counts = {
    yes: Math.max(0, known.yes + delta.yes),
    no: Math.max(0, known.no + delta.no),
    at: now,
  };
  await tx.habit.upsert({
    where: key,
    create: { residentId, subject, ...counts },
    update: counts,
  });
}
