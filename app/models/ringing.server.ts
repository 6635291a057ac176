import { type Tx, transaction } from "./db.server";
import { lockNeed } from "./need-lock.server";
import { notifyWatchers } from "./watch.server";
import { advanceWaves, waitUntil } from "./waves.server";

export type WaveRefusal = "not-found" | "nothing-to-ring" | "already";

/** "Jetzt weiter klingeln": once for each need. */
export async function ringNow(
  helpRequestId: string,
  associationIds: readonly string[],
  now: Date,
): Promise<{ ok: true; invited: number } | { ok: false; reason: WaveRefusal }> {
  return transaction(async (tx) => {
    const need = await lockOwnNeed(tx, helpRequestId, associationIds);
    if (!need) return { ok: false as const, reason: "not-found" as const };
    if (need.status !== "open" || need.ringingStopped)
      return { ok: false as const, reason: "nothing-to-ring" as const };
    if ((await tx.wave.count({ where: { helpRequestId, cause: "by-hand" } })) > 0) {
      return { ok: false as const, reason: "already" as const };
    }
    return { ok: true as const, invited: await advanceWaves(tx, helpRequestId, now, "by-hand") };
  });
}

/** "Nicht mehr klingeln", and on again. What is about to be sent is looked at once more, and stays silent. */
export async function stopRinging(
  helpRequestId: string,
  associationIds: readonly string[],
  stopped: boolean,
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await lockOwnNeed(tx, helpRequestId, associationIds))) return false;
    await tx.helpRequest.update({ where: { id: helpRequestId }, data: { ringingStopped: stopped } });
    if (stopped) {
      await waitUntil(tx, helpRequestId, null);
      // Whom it has not rung yet it has not asked: a later wave may.
      await tx.invitation.deleteMany({ where: { helpRequestId, rungAt: null, answer: null } });
    } else await advanceWaves(tx, helpRequestId, now);
    await notifyWatchers(tx, helpRequestId);
    return true;
  });
}

async function lockOwnNeed(tx: Tx, id: string, associationIds: readonly string[]) {
  await lockNeed(tx, id);
  return tx.helpRequest.findFirst({
    where: { id, associationId: { in: [...associationIds] } },
    select: { status: true, ringingStopped: true },
  });
}
