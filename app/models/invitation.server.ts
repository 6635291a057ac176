import { db, type Tx, transaction } from "./db.server";
import { learnAnswer } from "./habit.server";

/** The resident opened the need from a ping or found it by themselves: counted once. */
export async function markOpened(helpRequestId: string, personId: string, now: Date): Promise<void> {
  const { count } = await db().invitation.updateMany({
    where: { helpRequestId, residentId: personId, openedAt: null },
    data: { openedAt: now },
  });
  if (count > 0) await db().$executeRaw`select pg_notify('help_request', ${helpRequestId})`;
}

/** "Diesmal nicht": this need stays silent for them, and the belief learns. Undone by `answer: null`. */
export async function answerInvitation(
  helpRequestId: string,
  personId: string,
  answer: "not_this_time" | null,
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const before = await setAnswer(tx, helpRequestId, personId, answer, now);
    if (!before) return false;
    const change = { residentId: personId, helpRequestId, before: before.answer, after: answer };
    await learnAnswer(tx, change, now);
    return true;
  });
}

/** Writes the answer down. @returns what it was before; null when they were never asked */
export async function setAnswer(
  tx: Tx,
  helpRequestId: string,
  residentId: string,
  answer: "yes" | "not_this_time" | null,
  now: Date,
): Promise<{ answer: "yes" | "not_this_time" | null } | null> {
  const [before] = await tx.$queryRaw<{ answer: "yes" | "not_this_time" | null }[]>`
    select answer from "Invitation"
     where "helpRequestId" = ${helpRequestId}::uuid and "residentId" = ${residentId}::uuid for update`;
  if (!before) return null;
  await tx.invitation.updateMany({
    where: { helpRequestId, residentId },
    data: { answer, answeredAt: answer ? now : null },
  });
  return before;
}

/** Why this resident was asked, for the page of the need; null when they were not. */
export async function invitationOf(helpRequestId: string, personId: string) {
  return db().invitation.findUnique({
    where: { helpRequestId_residentId: { helpRequestId, residentId: personId } },
    select: { id: true, reasons: true, answer: true },
  });
}
