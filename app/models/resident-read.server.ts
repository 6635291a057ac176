import { db } from "./db.server";
import { findPublicNeed } from "./help-request-read.server";

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
