import type { Reasons } from "~/domain/matching";
import type { OwnShift } from "~/domain/signup";
import { db, type Tx, transaction } from "./db.server";
import { learnAnswer } from "./habit.server";
import { setAnswer } from "./invitation.server";

/** A person's confirmed signups over all needs: what `clash` and `already` look at. */
export async function confirmedShiftsOf(personId: string): Promise<OwnShift[]> {
  const rows = await db().signup.findMany({
    where: { personId, status: "confirmed" },
    select: { shiftId: true, shift: { select: { start: true, end: true, flexible: true } } },
  });
  return rows.map(({ shiftId, shift }) => ({ shiftId, ...shift }));
}

/** The needs a resident has answered, yes or no: they are not offered again. */
export async function answeredNeeds(personId: string): Promise<Set<string>> {
  const [invitations, signups] = await Promise.all([
    db().invitation.findMany({
      where: { residentId: personId, answer: { not: null } },
      select: { helpRequestId: true },
    }),
    db().signup.findMany({
      where: { personId, status: "confirmed" },
      select: { shift: { select: { helpRequestId: true } } },
    }),
  ]);
  return new Set([
    ...invitations.map((row) => row.helpRequestId),
    ...signups.map((row) => row.shift.helpRequestId),
  ]);
}

/**
 * "Ich bin dabei", for the invitation and for the belief: once for a need, however often somebody goes back and
 * forth. Who was never asked and comes all the same teaches as much. Callers hold the person's row.
 */
export async function rememberYes(tx: Tx, helpRequestId: string, personId: string, now: Date): Promise<void> {
  const asked = await setAnswer(tx, helpRequestId, personId, "yes", now);
  const known = asked ?? (await answerOfUnasked(tx, helpRequestId, personId));
  const change = { residentId: personId, helpRequestId, before: known.answer, after: "yes" as const };
  await learnAnswer(tx, change, now);
}

async function answerOfUnasked(tx: Tx, helpRequestId: string, personId: string) {
  const came = await tx.signup.count({ where: { personId, shift: { helpRequestId } } });
  return { answer: came > 0 ? ("yes" as const) : null };
}

/**
 * "Diesmal nicht" from somebody who fits but was never asked: kept as an invitation that rang nobody, so
 * that the need stays silent for them. Rests on the unique (need, resident).
 */
export async function declineUnasked(
  helpRequestId: string,
  residentId: string,
  reasons: Reasons,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const silent = { reasons, deliverAt: now, rungAt: now, silenced: "unwanted" };
    await tx.invitation.createMany({
      data: [{ helpRequestId, residentId, ...silent }],
      skipDuplicates: true,
    });
    const before = await setAnswer(tx, helpRequestId, residentId, "not_this_time", now);
    const change = {
      residentId,
      helpRequestId,
      before: before?.answer ?? null,
      after: "not_this_time" as const,
    };
    await learnAnswer(tx, change, now);
  });
}
