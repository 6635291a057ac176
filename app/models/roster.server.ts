import { type Tx, transaction } from "./db.server";
import { refreshStatus, takenByShift } from "./place-count.server";
import { notifyWatchers } from "./watch.server";

type RosterResult = { ok: true } | { ok: false; reason: "not-found" | "full" | "past" };

/**
 * The coordinator enters a helper by name ("hat telefonisch zugesagt"). The need's row is locked for the
 * count, as in `signUp`.
 */
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

/** Takes a signup off the roster; a helper with a browser sees that it is withdrawn. */
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
