import { transaction } from "./db.server";
import { refreshStatus, takenByShift } from "./place-count.server";
import { notifyWatchers } from "./watch.server";

type Restored = { ok: true } | { ok: false; reason: "not-found" | "full" };

/**
 * Undoes `removeSignup`: back on the roster as long as nobody took the place. The need's row is locked for the
 * count, as in `signUp`.
 */
export async function restoreSignup(
  { id, associationId }: { id: string; associationId: string },
  signupId: string,
  now: Date,
): Promise<Restored> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select id from "HelpRequest" where id = ${id}::uuid for update`;
    const signup = await tx.signup.findFirst({
      where: {
        id: signupId,
        status: "withdrawn",
        anonymisedAt: null,
        shift: { helpRequest: { id, associationId, status: { notIn: ["draft", "cancelled"] } } },
      },
      include: { shift: true },
    });
    if (!signup) return { ok: false, reason: "not-found" };
    const taken = (await takenByShift(tx, [signup.shiftId])).get(signup.shiftId) ?? 0;
    if (taken + signup.people > signup.shift.places) return { ok: false, reason: "full" };
    await tx.signup.update({ where: { id: signupId }, data: { status: "confirmed", withdrawnAt: null } });
    await refreshStatus(tx, id, now);
    await notifyWatchers(tx, id);
    return { ok: true };
  });
}
