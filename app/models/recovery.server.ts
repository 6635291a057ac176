import { randomBytes } from "node:crypto";
import { recoveryCode } from "~/domain/recovery-code";
import { db, transaction } from "./db.server";
import { hashOf } from "./hash.server";
import { lockPerson } from "./person.server";
import { consumeHash, createToken, storeToken, type Used } from "./sign-in-token.server";

/**
 * A new recovery sheet; the one before is void. @returns its code, which is stored nowhere.
 * Rests on the person's row, locked: of two at once the later one holds.
 */
export async function makeRecoverySheet(personId: string, realNow: Date): Promise<string> {
  const code = recoveryCode(randomBytes(24));
  await transaction(async (tx) => {
    await lockPerson(tx, personId);
    await tx.signInToken.deleteMany({ where: { personId, kind: "recovery" } });
    await storeToken(tx, "recovery", code, personId, realNow);
  });
  return code;
}

/** Whose sheet this is, without using it up; null: nobody's. */
export async function findRecoverySheet(code: string, realNow: Date): Promise<{ name: string } | null> {
  const row = await db().signInToken.findFirst({
    where: { tokenHash: hashOf(code), kind: "recovery", usedAt: null, expiresAt: { gt: realNow } },
    select: { person: { select: { name: true } } },
  });
  return row?.person ?? null;
}

export async function consumeRecoverySheet(code: string, realNow: Date): Promise<Used | null> {
  return consumeHash(hashOf(code), realNow, { kind: "recovery" });
}

export type WaysBack = { sheetMadeAt: Date | null; email: boolean; passkeys: number; identities: number };

/** By what somebody gets in again who lost this browser. */
export async function waysBackOf(personId: string, realNow: Date): Promise<WaysBack> {
  const [sheet, person] = await Promise.all([
    db().signInToken.findFirst({
      where: { personId, kind: "recovery", usedAt: null, expiresAt: { gt: realNow } },
      select: { createdAt: true },
    }),
    db().person.findUniqueOrThrow({
      where: { id: personId },
      select: { emailConfirmed: true, _count: { select: { passkeys: true, identities: true } } },
    }),
  ]);
  const { passkeys, identities } = person._count;
  return { sheetMadeAt: sheet?.createdAt ?? null, email: person.emailConfirmed, passkeys, identities };
}

/** The QR for one's own second device: two minutes, once. @returns token and the name the page asks after */
export async function inviteDevice(
  personId: string,
  realNow: Date,
): Promise<{ token: string; handle: string }> {
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    await tx.signInToken.deleteMany({ where: { personId, kind: "device", usedAt: null } });
    const token = await createToken(tx, "device", personId, realNow);
    return { token, handle: hashOf(token) };
  });
}

/** What became of it. @param handle from `inviteDevice`, of this very person */
export async function deviceInvitation(
  personId: string,
  handle: string,
  realNow: Date,
): Promise<"waiting" | "used" | "over"> {
  // A hash in hex, from the address: PostgreSQL takes no NUL.
  if (!/^[0-9a-f]{64}$/.test(handle)) return "over";
  const row = await db().signInToken.findFirst({ where: { tokenHash: handle, personId, kind: "device" } });
  if (row?.usedAt) return "used";
  return row && row.expiresAt > realNow ? "waiting" : "over";
}
