import type { Reasons } from "~/domain/matching";
import type { OwnShift } from "~/domain/signup";
import { db } from "./db.server";

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
 * "Diesmal nicht" from somebody who fits but was never asked: kept as an invitation that rang nobody, so
 * that the need stays silent for them. Rests on the unique (need, resident).
 */
export async function declineUnasked(
  helpRequestId: string,
  residentId: string,
  reasons: Reasons,
  now: Date,
): Promise<void> {
  const no = { answer: "not_this_time" as const, answeredAt: now };
  await db().invitation.upsert({
    where: { helpRequestId_residentId: { helpRequestId, residentId } },
    create: { helpRequestId, residentId, reasons, deliverAt: now, rungAt: now, silenced: "unwanted", ...no },
    update: no,
  });
}
