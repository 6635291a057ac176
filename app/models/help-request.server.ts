import type { NeedInput } from "~/domain/forms/need-form";
import { changedShifts } from "~/domain/notices";
import { type Tx, transaction } from "./db.server";
import { nearestPlace } from "./gazetteer.server";
import { lockNeed } from "./need-lock.server";
import { refreshStatus, shiftOrder, takenByShift } from "./place-count.server";
import { tellComing } from "./tell-coming.server";
import { claimUrgent } from "./urgent.server";
import { notifyWatchers } from "./watch.server";
import { advanceWaves } from "./waves.server";

export type WriteRefusal = "not-found" | "closed" | "places-taken" | "nothing-to-cancel" | "urgent-used-up";
export type Written = { ok: true; id: string } | { ok: false; reason: WriteRefusal };

/** Writes a need down, as a draft, or published at once: it, its invitations and jobs commit together. */
export async function post(
  author: { personId: string; associationId: string },
  value: NeedInput,
  now: Date,
): Promise<Written> {
  return transaction(async (tx) => {
    const { id } = await tx.helpRequest.create({
      data: {
        ...columns(value),
        associationId: author.associationId,
        authorId: author.personId,
        ...lifetime(value),
        shifts: { create: value.shifts.map(shiftColumns) },
      },
    });
    if (value.intent === "publish") {
      if (
        !(await claimUrgent(tx, { helpRequestId: id, associationId: author.associationId, by: author }, now))
      ) {
        throw new UrgentUsedUp();
      }
      await open(tx, id, now);
    }
    return { ok: true as const, id };
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
  return transaction(async (tx) => {
    const before = await lockHelpRequest(tx, id, associationId);
    if (!before) return { ok: false as const, reason: "not-found" as const };
    if (before.status === "cancelled") return { ok: false as const, reason: "closed" as const };
    const shifts = withStoredIds(value.shifts, before.shifts);
    if (!(await writeShifts(tx, id, before.shifts, shifts))) {
      return { ok: false as const, reason: "places-taken" as const };
    }
    const after = shifts.map((shift) => ({ ...shift, id: shift.id ?? "" }));
    const changed =
      before.status === "draft" ? [] : changedShifts(before, { ...columns(value), shifts: after });
    const concerned = before.shifts.filter((shift) => changed.includes(shift.id));
    const changedAt = concerned.length > 0 ? now : before.changedAt;
    const gone = before.shifts.filter(({ id }) => !shifts.some((shift) => shift.id === id));
    const anew = before.status !== "draft" && (changed.length > 0 || readsOtherwise(before, value, shifts));
    if (before.status !== "draft") await noteRemoved(tx, id, gone, now);
    await tx.helpRequest.update({
      where: { id },
      data: { ...columns(value), ...lifetime(value), changedAt, ...(anew ? revised(now) : {}) },
    });
    const publishes = before.status !== "draft" || value.intent === "publish";
    const claim = { helpRequestId: id, associationId, by: { personId } };
    if (publishes && !(await claimUrgent(tx, claim, now))) throw new UrgentUsedUp();
    const asksAnew = before.status !== "draft" && wantsOthers(before, { ...columns(value), shifts });
    await tellComing(tx, { kind: "changed", id, shifts: concerned }, now);
    if (before.status === "draft") {
      if (value.intent === "publish") await open(tx, id, now);
    } else {
      await refreshStatus(tx, id, now);
      await advanceWaves(tx, id, now, asksAnew ? "changed" : "planned");
    }
    await notifyWatchers(tx, id);
    return { ok: true as const, id };
  }).catch(urgentUsedUp);
}

/** "Genug gefunden": closed for new signups; and open again. */
export async function close(id: string, associationId: string): Promise<Written> {
  return transaction(async (tx) => {
    const need = await lockHelpRequest(tx, id, associationId);
    if (!need) return { ok: false as const, reason: "not-found" as const };
    if (need.status !== "open" && need.status !== "filled")
      return { ok: false as const, reason: "closed" as const };
    await tx.helpRequest.update({ where: { id }, data: { status: "closed" } });
    await notifyWatchers(tx, id);
    return { ok: true as const, id };
  });
}

export async function reopen(id: string, associationId: string, now: Date): Promise<Written> {
  return transaction(async (tx) => {
    const need = await lockHelpRequest(tx, id, associationId);
    if (!need) return { ok: false as const, reason: "not-found" as const };
    if (need.status !== "closed") return { ok: false as const, reason: "closed" as const };
    await open(tx, id, now);
    await notifyWatchers(tx, id);
    return { ok: true as const, id };
  });
}

/** "Absagen": everyone coming is told, at any hour if a shift starts within twelve. */
export async function cancel(id: string, associationId: string, reason: string, now: Date): Promise<Written> {
  return transaction(async (tx) => {
    const need = await lockHelpRequest(tx, id, associationId);
    if (!need) return { ok: false as const, reason: "not-found" as const };
    if (need.status === "draft" || need.status === "cancelled") {
      return { ok: false as const, reason: "nothing-to-cancel" as const };
    }
    await tx.helpRequest.update({
      where: { id },
      data: { status: "cancelled", cancelReason: reason, ...revised(now) },
    });
    await tellComing(tx, { kind: "cancelled", id, shifts: need.shifts }, now);
    await notifyWatchers(tx, id);
    return { ok: true as const, id };
  });
}

/** Calendars that hold the need take it anew (RFC 5545, 3.8.7.4): title, time or place are others, or it is off. */
function revised(now: Date) {
  return { sequence: { increment: 1 }, revisedAt: now };
}

/** Besides time and place: what a calendar shows of a need. */
function readsOtherwise(
  before: { title: string; shifts: readonly StoredShift[] },
  value: NeedInput,
  after: Shifts,
) {
  const flexible = new Map(after.map((shift) => [shift.id, shift.flexible]));
  return (
    before.title !== value.title || before.shifts.some((shift) => flexible.get(shift.id) !== shift.flexible)
  );
}

/** So that calendars which hold a shift that is no more learn that it is off. */
async function noteRemoved(tx: Tx, helpRequestId: string, gone: readonly StoredShift[], now: Date) {
  const rows = gone.map(({ id, start, end }) => ({ id, helpRequestId, start, end, removedAt: now }));
  await tx.removedShift.createMany({ data: rows });
}

/** Only a draft can be deleted: what was public is cancelled, so that its link still says so. */
export async function deleteDraft(id: string, associationId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.helpRequest.deleteMany({ where: { id, associationId, status: "draft" } });
    return count === 1;
  });
}

/** Takes the need's row for the rest of the transaction; null when it is not this association's. */
async function lockHelpRequest(tx: Tx, id: string, associationId: string) {
  await lockNeed(tx, id);
  return tx.helpRequest.findFirst({
    where: { id, associationId },
    include: { shifts: { orderBy: shiftOrder } },
  });
}

async function open(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.helpRequest.update({ where: { id }, data: { status: "open" } });
  await tx.helpRequest.updateMany({ where: { id, publishedAt: null }, data: { publishedAt: now } });
  await refreshStatus(tx, id, now);
  await advanceWaves(tx, id, now);
}

type Matched = {
  category: string | null;
  placeKind: string;
  lat: number | null;
  lon: number | null;
  requiredSkills: readonly string[];
  minimumAge: number | null;
  shifts: readonly { start: Date; end: Date; places: number; flexible: boolean }[];
};

/** Has anything changed that decides whom the need fits, or how many it wants? */
function wantsOthers(before: Matched, after: Matched): boolean {
  const asked = ({ category, placeKind, lat, lon, requiredSkills, minimumAge, shifts }: Matched) =>
    JSON.stringify([
      ...[category, placeKind, lat, lon, requiredSkills, minimumAge],
      ...shifts.map(({ start, end, places, flexible }) => [start, end, places, flexible]),
    ]);
  return asked(before) !== asked(after);
}

type Shifts = NeedInput["shifts"];
type StoredShift = { id: string; start: Date; end: Date; flexible: boolean };

/** A form that names no shift by its id (a script's, say) means them in their order. */
function withStoredIds(shifts: Shifts, stored: readonly { id: string }[]): Shifts {
  if (shifts.some((shift) => shift.id !== null)) return shifts;
  return shifts.map((shift, index) => ({ ...shift, id: stored[index]?.id ?? null }));
}

/** A shift with people coming is neither dropped nor cut below them. */
async function writeShifts(
  tx: Tx,
  helpRequestId: string,
  before: readonly { id: string }[],
  after: Shifts,
): Promise<boolean> {
  const next = new Map(after.map((shift) => [shift.id, shift]));
  const taken = await takenByShift(
    tx,
    before.map((shift) => shift.id),
  );
  if (before.some(({ id }) => (taken.get(id) ?? 0) > (next.get(id)?.places ?? 0))) return false;
  for (const { id } of before) {
    const shift = next.get(id);
    if (shift) await tx.shift.update({ where: { id }, data: shiftColumns(shift) });
    else await tx.shift.delete({ where: { id } });
  }
  const added = after.filter((shift) => shift.id === null);
  await tx.shift.createMany({ data: added.map((shift) => ({ ...shiftColumns(shift), helpRequestId })) });
  return true;
}

/** A private need's point is its cell for everyone but people coming; the area's name is what the public reads. */
function columns(value: NeedInput) {
  const { shifts: _shifts, intent: _intent, point, ...rest } = value;
  const somewhere = value.placeKind === "none" ? null : point;
  return {
    ...rest,
    lat: somewhere ? tenthOfAMetre(somewhere.lat) : null,
    lon: somewhere ? tenthOfAMetre(somewhere.lon) : null,
    areaName: somewhere ? nearestPlace(somewhere).name : "",
  };
}

/** Degrees to six decimals. PostgreSQL's arithmetic refuses numbers too small for it (1e-320 is a latitude). */
function tenthOfAMetre(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function lifetime(value: NeedInput) {
  const ends = value.shifts.map((shift) => shift.end.getTime());
  return { endsAt: ends.length > 0 ? new Date(Math.max(...ends)) : null };
}

function shiftColumns({ start, end, places, flexible }: NeedInput["shifts"][number]) {
  return { start, end, places, flexible };
}
