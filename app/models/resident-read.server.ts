import { db } from "./db.server";
import { findPublicNeed, openHelpRequests, type PublicNeed } from "./help-request-read.server";

/** Open needs that fit this resident now: what matching would ring them for, and what they were asked already. */
export async function fittingNeeds(
  personId: string,
  now: Date,
): Promise<{ need: PublicNeed; reasons: unknown }[]> {
  const invitations = await db().invitation.findMany({
    where: { residentId: personId, answer: null, helpRequest: { status: "open", endsAt: { gt: now } } },
    select: { helpRequestId: true, reasons: true },
  });
  const reasons = new Map(invitations.map((row) => [row.helpRequestId, row.reasons]));
  const needs = await openHelpRequests(now);
  return needs
    .filter((need) => reasons.has(need.id))
    .map((need) => ({ need, reasons: reasons.get(need.id) }));
}

/** A person's coming (and just past) commitments, the next first. */
export async function commitmentsOf(personId: string, now: Date) {
  const since = new Date(now.getTime() - 24 * 60 * 60_000);
  const signups = await db().signup.findMany({
    where: { personId, status: "confirmed", shift: { end: { gt: since } } },
    include: { shift: true },
    orderBy: { shift: { start: "asc" } },
  });
  const ids = [...new Set(signups.map((signup) => signup.shift.helpRequestId))];
  const needs = new Map(
    (await Promise.all(ids.map(findPublicNeed))).flatMap((need) => (need ? [[need.id, need]] : [])),
  );
  return signups.flatMap((signup) => {
    const need = needs.get(signup.shift.helpRequestId);
    return need ? [{ signup, shift: signup.shift, need }] : [];
  });
}
