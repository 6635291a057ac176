import { type Tx, transaction } from "./db.server";
import { refreshStatus, takenByShift } from "./place-count.server";
import { notifyWatchers } from "./watch.server";
import { waitUntil } from "./waves.server";

type RosterResult = { ok: true } | { ok: false; reason: "not-found" | "full" | "past" };

/** The coordinator enters a helper by name ("hat telefonisch zugesagt"). */
export async function enterByName(
  need: { id: string; associationId: string },
  entry: { shiftId: string; name: string; people: number; phone: string | null },
  now: Date,
): Promise<RosterResult> {
  return withNeed(need, async (tx) => {
    const shift = await tx.shift.findFirst({ where: { id: entry.shiftId, helpRequestId: need.id } });
    if (!shift) return { ok: false, reason: "not-found" };
    if (shift.end <= now) return { ok: false, reason: "past" };
    const taken = (await takenByShift(tx, [shift.id])).get(shift.id) ?? 0;
    if (taken + entry.people > shift.places) return { ok: false, reason: "full" };
    const { shiftId, name, people, phone } = entry;
    await tx.signup.create({ data: { shiftId, name, people, phone, confirmedAt: now } });
    await refreshStatus(tx, need.id, now);
    return { ok: true };
  });
}

/** Undone within this time, a removal rings nobody. */
const undoMs = 5 * 60_000;

/**
 * Takes a signup off the roster; a helper with a browser sees that it is withdrawn. Others are rung for the place a
 * little later: it may have been the wrong line.
 */
export async function removeSignup(
  need: { id: string; associationId: string },
  signupId: string,
  now: Date,
): Promise<RosterResult> {
  return withNeed(need, async (tx) => {
    const { count } = await tx.signup.updateMany({
      where: { id: signupId, status: "confirmed", shift: { helpRequestId: need.id } },
      data: { status: "withdrawn", withdrawnAt: now },
    });
    if (count === 0) return { ok: false, reason: "not-found" };
    await refreshStatus(tx, need.id, now);
    const { status, nextWaveAt } = await tx.helpRequest.findUniqueOrThrow({ where: { id: need.id } });
    if (status === "open" && nextWaveAt === null)
      await waitUntil(tx, need.id, new Date(now.getTime() + undoMs));
    return { ok: true };
  });
}

/** Undoes `removeSignup`: back on the roster as long as nobody took the place. */
export async function restoreSignup(
  need: { id: string; associationId: string },
  signupId: string,
  now: Date,
): Promise<RosterResult> {
  return withNeed(need, async (tx) => {
    const signup = await tx.signup.findFirst({
      where: { id: signupId, status: "withdrawn", anonymisedAt: null, shift: { helpRequestId: need.id } },
      include: { shift: true },
    });
    if (!signup) return { ok: false, reason: "not-found" };
    const taken = (await takenByShift(tx, [signup.shiftId])).get(signup.shiftId) ?? 0;
    if (taken + signup.people > signup.shift.places) return { ok: false, reason: "full" };
    await tx.signup.update({ where: { id: signupId }, data: { status: "confirmed", withdrawnAt: null } });
    await refreshStatus(tx, need.id, now);
    return { ok: true };
  });
}

/** "War nicht da", and back. */
export async function markMissed(
  need: { id: string; associationId: string },
  signupId: string,
  missed: boolean,
): Promise<RosterResult> {
  return withNeed(need, async (tx) => {
    const { count } = await tx.signup.updateMany({
      where: { id: signupId, shift: { helpRequestId: need.id } },
      data: { missed },
    });
    return count > 0 ? { ok: true } : { ok: false, reason: "not-found" };
  });
}

/** Rests on the need's row, locked for the count as in `signUp`. */
async function withNeed(
  { id, associationId }: { id: string; associationId: string },
  work: (tx: Tx) => Promise<RosterResult>,
): Promise<RosterResult> {
  return transaction(async (tx) => {
    const [need] = await tx.$queryRaw<{ id: string }[]>`
      select id from "HelpRequest"
       where id = ${id}::uuid and "associationId" = ${associationId}::uuid and status not in ('draft', 'cancelled')
       for no key update`;
    if (!need) return { ok: false, reason: "not-found" };
    const result = await work(tx);
    if (result.ok) await notifyWatchers(tx, id);
    return result;
  });
}
