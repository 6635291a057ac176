import type { AuditAct } from "~/domain/audit";
import type { Role } from "~/domain/permissions";
import { record } from "./audit.server";
import { db, isDuplicate, type Tx, transaction } from "./db.server";
import { lockPerson } from "./person.server";

const mostPasskeys = 20;

export type NewPasskey = {
  /** The credential id, base64url */
  id: string;
  name: string;
  publicKey: Uint8Array<ArrayBuffer>;
  signCount: number;
  transports: string[];
  backedUp: boolean;
};

/** Whose passkeys change, and in which chains the audit log says so: staff, owners, the operator. */
export type Holder = { personId: string; chains: { chain: string; role: Role }[] };

/** A person's passkeys, the first made first. */
export async function passkeysOf(personId: string) {
  return db().passkey.findMany({
    where: { personId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, transports: true, backedUp: true, createdAt: true, lastUsedAt: true },
  });
}

/** The passkey with this id and what its holder must show with it; null when we do not know it. */
export async function findPasskey(id: string) {
  return db().passkey.findUnique({ where: { id } });
}

/** Rests on the lock on the person for the count, and on the primary key for the passkey itself. */
export async function addPasskey(
  holder: Holder,
  passkey: NewPasskey,
  realNow: Date,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<{ ok: true } | { ok: false; reason: "taken" | "too-many" }> {
  const { personId } = holder;
  try {
    return await transaction(async (tx) => {
      await lockPerson(tx, personId);
      if ((await tx.passkey.count({ where: { personId } })) >= mostPasskeys)
        return { ok: false, reason: "too-many" };
      await tx.passkey.create({ data: { ...passkey, personId, createdAt: realNow } });
      await tell(tx, holder, "passkey-added", realNow);
      await also(tx);
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "taken" };
    throw error;
  }
}

/**
 * Writes a use of the passkey down. Rests on one conditional update: of two answers signed from the same
 * count, one is a copy and finds it moved on (Web Authentication Level 3, section 6.1.1).
 */
export async function countUse(
  passkey: { id: string; signCount: bigint },
  { signCount, backedUp }: { signCount: number; backedUp: boolean },
  realNow: Date,
): Promise<boolean> {
  const { count } = await db().passkey.updateMany({
    where: { id: passkey.id, signCount: passkey.signCount },
    data: { signCount, backedUp, lastUsedAt: realNow },
  });
  return count === 1;
}

export async function renamePasskey(personId: string, id: string, name: string): Promise<boolean> {
  const { count } = await db().passkey.updateMany({ where: { personId, id }, data: { name } });
  return count === 1;
}

/** Staff without another way in (`keepsOne`) keep their last one. Rests on the lock on the person. */
export async function removePasskey(
  holder: Holder,
  id: string,
  { keepsOne }: { keepsOne: boolean },
  realNow: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "last" }> {
  const { personId } = holder;
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    if (keepsOne && (await tx.passkey.count({ where: { personId } })) <= 1)
      return { ok: false, reason: "last" };
    const { count } = await tx.passkey.deleteMany({ where: { personId, id } });
    if (count === 0) return { ok: false, reason: "not-found" };
    await tell(tx, holder, "passkey-removed", realNow);
    return { ok: true };
  });
}

/** Those that somebody made since an instant: without any, their mailbox lets them make a new one. Real time. */
export async function removePasskeysSince(tx: Tx, personId: string, since: Date): Promise<void> {
  await tx.passkey.deleteMany({ where: { personId, createdAt: { gte: since } } });
}

async function tell(tx: Tx, { personId, chains }: Holder, act: AuditAct, at: Date): Promise<void> {
  const subject = { kind: "person" as const, id: personId };
  // One order for all: two acts that touch the same chains do not wait for each other.
  for (const { chain, role } of [...chains].sort((a, b) => (a.chain < b.chain ? -1 : 1)))
    await record(tx, { chain, at, actor: { personId, role }, act, subject });
}
