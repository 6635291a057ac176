import type { NeedInput } from "~/domain/forms/need-input";
import { readsOtherwise, wantsOthers } from "~/domain/need-change";
import { changedShifts } from "~/domain/notices";
import { lockAssociation } from "./association.server";
import { transaction } from "./db.server";
import { lockHelpRequest, open, revised, type StatusRefusal } from "./help-request-status.server";
import { needColumns } from "./need-columns.server";
import { lockPerson } from "./person.server";
import { refreshStatus } from "./place-count.server";
import { noteRemoved, shiftColumns, withStoredIds, writeShifts } from "./shift-rows.server";
import { tellComing } from "./tell-coming.server";
import { claimUrgent } from "./urgent.server";
import { notifyWatchers } from "./watch.server";
import { advanceWaves } from "./waves.server";

export type WriteRefusal = StatusRefusal | "places-taken" | "urgent-used-up";
export type Written = { ok: true; id: string } | { ok: false; reason: WriteRefusal };

/**
 * Writes a need down, as a draft, or published at once: it, its invitations and jobs commit together. `newId` is
 * drawn with its form (models/post-once.server.ts).
 */
export async function post(
  author: { personId: string; associationId: string },
  value: NeedInput,
  now: Date,
  newId?: string,
): Promise<Written> {
  return transaction(async (tx): Promise<Written> => {
    // Whoever erases themselves in another window leaves no need behind that names them.
    if (!(await lockPerson(tx, author.personId))) return { ok: false, reason: "not-found" };
    const { id } = await tx.helpRequest.create({
      data: {
        ...(newId ? { id: newId } : {}),
        ...needColumns(value),
        associationId: author.associationId,
        authorId: author.personId,
        shifts: { create: value.shifts.map(shiftColumns) },
      },
    });
    if (value.intent === "publish") {
      const claim = { helpRequestId: id, associationId: author.associationId, by: author };
      if (!(await claimUrgent(tx, claim, now))) throw new UrgentUsedUp();
      await open(tx, id, now);
    }
    return { ok: true, id };
  }).catch(urgentUsedUp);
}

/** Takes back what was written: the month's urgent calls are used up. */
class UrgentUsedUp extends Error {}

function urgentUsedUp(error: unknown): Written {
  if (error instanceof UrgentUsedUp) return { ok: false, reason: "urgent-used-up" };
  throw error;
}

/**
 * Corrects a need. The intent `publish` opens a draft; what is open stays open. A changed time or place asks
 * everyone coming "Passt noch?"; who fits only now is invited. The need's row is locked first, so that places
 * are not taken away under a signup.
 */
export async function change(
  id: string,
  { associationId, personId }: { associationId: string; personId: string },
  value: NeedInput,
  now: Date,
): Promise<Written> {
  return transaction(async (tx): Promise<Written> => {
    // Before the need's row, as everywhere; `claimUrgent` counts under it.
    if (value.urgency === "urgent") await lockAssociation(tx, associationId);
    const before = await lockHelpRequest(tx, id, associationId);
    if (!before) return { ok: false, reason: "not-found" };
    if (before.status === "cancelled") return { ok: false, reason: "closed" };
    const shifts = withStoredIds(value.shifts, before.shifts);
    if (!(await writeShifts(tx, id, before.shifts, shifts))) return { ok: false, reason: "places-taken" };
    const columns = needColumns(value);
    const wasDraft = before.status === "draft";
    const after = { ...columns, shifts: shifts.map((shift) => ({ ...shift, id: shift.id ?? "" })) };
    const moved = wasDraft ? [] : changedShifts(before, after);
    const concerned = before.shifts.filter((shift) => moved.includes(shift.id));
    const changedAt = concerned.length > 0 ? now : before.changedAt;
    const anew = !wasDraft && (moved.length > 0 || readsOtherwise(before, after));
    if (!wasDraft) {
      const gone = before.shifts.filter(({ id }) => !shifts.some((shift) => shift.id === id));
      await noteRemoved(tx, id, gone, now);
    }
    await tx.helpRequest.update({
      where: { id },
      data: { ...columns, changedAt, ...(anew ? revised(now) : {}) },
    });
    const publishes = !wasDraft || value.intent === "publish";
    const claim = { helpRequestId: id, associationId, by: { personId } };
    if (publishes && !(await claimUrgent(tx, claim, now))) throw new UrgentUsedUp();
    await tellComing(tx, { kind: "changed", id, shifts: concerned }, now);
    if (!wasDraft) {
      await refreshStatus(tx, id, now);
      await advanceWaves(tx, id, now, wantsOthers(before, after) ? "changed" : "planned");
    } else if (value.intent === "publish") await open(tx, id, now);
    await notifyWatchers(tx, id);
    return { ok: true, id };
  }).catch(urgentUsedUp);
}
