import type { Tx } from "./db.server";

/**
 * What waits to ring this person for this association's needs rings no more: they blocked it, or it barred them.
 * Invitations are put aside, deliveries that nobody is sending right now are taken back.
 */
export async function silence(
  tx: Tx,
  { personId, associationId }: { personId: string; associationId: string },
  now: Date,
): Promise<void> {
  await tx.invitation.updateMany({
    where: { residentId: personId, rungAt: null, helpRequest: { associationId } },
    data: { rungAt: now, silenced: "unwanted" },
  });
  await tx.delivery.deleteMany({
    where: { personId, kind: "invitation", doneAt: null, helpRequest: { associationId } },
  });
}
