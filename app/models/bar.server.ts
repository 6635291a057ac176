import type { TeamRole } from "~/domain/team";
import { record } from "./audit.server";
import { db, type Tx, transaction } from "./db.server";
import { silence } from "./silence.server";

export type Barred =
  | { ok: true; personId: string; name: string }
  | { ok: false; reason: "not-found" | "nobody-to-bar" | "own-team" };

/**
 * The team wants no more help from whoever signed up here. What they have promised already stays. Rests on the
 * unique (association, person): barring twice is barring once.
 */
export async function barBySignup(
  need: { id: string; associationId: string },
  signupId: string,
  by: { personId: string; role: TeamRole },
  now: Date,
): Promise<Barred> {
  const { associationId } = need;
  return transaction(async (tx) => {
    const signup = await tx.signup.findFirst({
      where: { id: signupId, shift: { helpRequest: { id: need.id, associationId } } },
      select: { personId: true, name: true },
    });
    if (!signup) return { ok: false, reason: "not-found" };
    const { personId, name } = signup;
    if (personId === null) return { ok: false, reason: "nobody-to-bar" };
    const member = await tx.membership.findFirst({ where: { associationId, personId } });
    if (member) return { ok: false, reason: "own-team" };
    await tx.bar.createMany({
      data: { associationId, personId, name, createdAt: now },
      skipDuplicates: true,
    });
    await silence(tx, { personId, associationId }, now);
    await audit(tx, associationId, by, "person-barred", personId);
    return { ok: true, personId, name };
  });
}

/** False: there was no such bar. */
export async function unbar(
  associationId: string,
  personId: string,
  by: { personId: string; role: TeamRole },
): Promise<boolean> {
  return transaction(async (tx) => {
    const { count } = await tx.bar.deleteMany({ where: { associationId, personId } });
    if (count === 0) return false;
    await audit(tx, associationId, by, "person-unbarred", personId);
    return true;
  });
}

export async function barsOf(associationId: string) {
  return db().bar.findMany({
    where: { associationId },
    select: { personId: true, name: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { personId: "asc" }],
  });
}

export async function isBarred(associationId: string, personId: string): Promise<boolean> {
  return (
    (await db().bar.findUnique({ where: { associationId_personId: { associationId, personId } } })) !== null
  );
}

async function audit(
  tx: Tx,
  associationId: string,
  actor: { personId: string; role: TeamRole },
  act: "person-barred" | "person-unbarred",
  personId: string,
): Promise<void> {
  const { municipalityId } = await tx.association.findUniqueOrThrow({ where: { id: associationId } });
  await record(tx, {
    chain: municipalityId,
    at: new Date(),
    actor,
    act,
    subject: { kind: "person", id: personId },
  });
}
