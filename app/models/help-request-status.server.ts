import { type Tx, transaction } from "./db.server";
import { lockNeed } from "./need-lock.server";
import { refreshStatus, shiftOrder } from "./place-count.server";
import { tellComing } from "./tell-coming.server";
import { tellEnough } from "./tell-enough.server";
import { notifyWatchers } from "./watch.server";
import { advanceWaves } from "./waves.server";

export type StatusRefusal = "not-found" | "closed" | "nothing-to-cancel";
export type StatusChanged = { ok: true; id: string } | { ok: false; reason: StatusRefusal };

/** "Genug gefunden": closed for new signups; and open again. */
export async function close(id: string, associationId: string, now: Date): Promise<StatusChanged> {
  return transaction(async (tx) => {
    const need = await lockHelpRequest(tx, id, associationId);
    if (!need) return { ok: false, reason: "not-found" };
    if (need.status !== "open" && need.status !== "filled") return { ok: false, reason: "closed" };
    await tx.helpRequest.update({ where: { id }, data: { status: "closed" } });
    await tellEnough(tx, id, now);
    await notifyWatchers(tx, id);
    return { ok: true, id };
  });
}

export async function reopen(id: string, associationId: string, now: Date): Promise<StatusChanged> {
  return transaction(async (tx) => {
    const need = await lockHelpRequest(tx, id, associationId);
    if (!need) return { ok: false, reason: "not-found" };
    if (need.status !== "closed") return { ok: false, reason: "closed" };
    await open(tx, id, now);
    await notifyWatchers(tx, id);
    return { ok: true, id };
  });
}

/** "Absagen": everyone coming is told, at any hour if a shift starts within twelve. */
export async function cancel(
  id: string,
  associationId: string,
  reason: string,
  now: Date,
): Promise<StatusChanged> {
  return transaction(async (tx) => {
    const need = await lockHelpRequest(tx, id, associationId);
    if (!need) return { ok: false, reason: "not-found" };
    if (need.status === "draft" || need.status === "cancelled") {
      return { ok: false, reason: "nothing-to-cancel" };
    }
    await tx.helpRequest.update({
      where: { id },
      data: { status: "cancelled", cancelReason: reason, ...revised(now) },
    });
    await tellComing(tx, { kind: "cancelled", id, shifts: need.shifts }, now);
    await notifyWatchers(tx, id);
    return { ok: true, id };
  });
}

/** Only a draft can be deleted: what was public is cancelled, so that its link still says so. */
export async function deleteDraft(id: string, associationId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.helpRequest.deleteMany({ where: { id, associationId, status: "draft" } });
    return count === 1;
  });
}

/** Takes the need's row for the rest of the transaction; null when it is not this association's. */
export async function lockHelpRequest(tx: Tx, id: string, associationId: string) {
  await lockNeed(tx, id);
  return tx.helpRequest.findFirst({
    where: { id, associationId },
    include: { shifts: { orderBy: shiftOrder } },
  });
}

/** A draft is published, or what was closed is open again. Callers hold the need's row. */
export async function open(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.helpRequest.update({ where: { id }, data: { status: "open" } });
  await tx.helpRequest.updateMany({ where: { id, publishedAt: null }, data: { publishedAt: now } });
  await refreshStatus(tx, id, now);
  await advanceWaves(tx, id, now);
}

/** Calendars that hold the need take it anew (RFC 5545, 3.8.7.4): title, time or place are others, or it is off. */
export function revised(now: Date) {
  return { sequence: { increment: 1 }, revisedAt: now };
}
