import { type CredentialKind, credentialEnds } from "~/domain/credentials";
import { db, type Tx, transaction } from "./db.server";

export type Noted = { ok: true } | { ok: false; reason: "not-found" };

/**
 * The team saw the paper of somebody who is coming: only the day is kept, for this association alone. Rests on the
 * unique (association, person, kind).
 * @param seenOn a day, as its UTC midnight
 */
export async function noteSeen(
  need: { id: string; associationId: string },
  signupId: string,
  paper: { kind: CredentialKind; detail: string; seenOn: Date },
): Promise<Noted> {
  return transaction(async (tx) => {
    const signup = await findSignup(tx, need, signupId);
    if (!signup?.personId) return { ok: false, reason: "not-found" };
    const { kind, detail, seenOn } = paper;
    const key = { associationId: need.associationId, personId: signup.personId, kind };
    const data = { detail, seenOn, engagedUntil: signup.shift.end };
    await tx.credential.upsert({
      where: { associationId_personId_kind: key },
      create: { ...key, ...data },
      update: data,
    });
    return { ok: true };
  });
}

export async function forgetSeen(
  need: { id: string; associationId: string },
  signupId: string,
  kind: CredentialKind,
): Promise<Noted> {
  return transaction(async (tx) => {
    const signup = await findSignup(tx, need, signupId);
    if (!signup?.personId) return { ok: false, reason: "not-found" };
    const { associationId } = need;
    await tx.credential.deleteMany({ where: { associationId, personId: signup.personId, kind } });
    return { ok: true };
  });
}

/** What one association noted of these people. */
export async function credentialsOf(associationId: string, personIds: readonly string[]) {
  return db().credential.findMany({
    where: { associationId, personId: { in: [...personIds] } },
    select: { personId: true, kind: true, detail: true, seenOn: true },
  });
}

/**
 * Deletes the notes whose time is over (`credentialEnds`): at once where no engagement follows, else some months
 * after the last one. For the nightly job. @returns how many went
 */
export async function deleteDueCredentials(now: Date): Promise<number> {
  return transaction(async (tx) => {
    await tx.$executeRaw`
      update "Credential" c set "engagedUntil" = (
        select max(s."end") from "Signup" g
          join "Shift" s on s.id = g."shiftId"
          join "HelpRequest" h on h.id = s."helpRequestId"
         where g."personId" = c."personId" and g.status = 'confirmed' and h."associationId" = c."associationId"
           and h.status <> 'cancelled' and s."end" >= c."seenOn")`;
    const kept = await tx.credential.findMany({ select: { id: true, seenOn: true, engagedUntil: true } });
    const due = kept.filter((one) => credentialEnds(one) <= now).map((one) => one.id);
    const { count } = await tx.credential.deleteMany({ where: { id: { in: due } } });
    return count;
  });
}

async function findSignup(
  tx: Tx,
  { id, associationId }: { id: string; associationId: string },
  signupId: string,
) {
  return tx.signup.findFirst({
    where: { id: signupId, status: "confirmed", shift: { helpRequest: { id, associationId } } },
    select: { personId: true, shift: { select: { end: true } } },
  });
}
