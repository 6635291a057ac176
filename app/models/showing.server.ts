import { type Decided, type Decider, lockAssociation } from "./association.server";
import { tellTeamByMail, tellTownHall } from "./association-mail.server";
import { record } from "./audit.server";
import { db, transaction } from "./db.server";

export type Asked = { ok: true } | { ok: false; reason: "not-found" | "wrong-status" };

/** The other municipalities of this installation, and how things stand with each. */
export async function neighboursOf(associationId: string) {
  const { municipalityId } = await db().association.findUniqueOrThrow({
    where: { id: associationId },
    select: { municipalityId: true },
  });
  const rows = await db().municipality.findMany({
    where: { id: { not: municipalityId } },
    select: { id: true, name: true, showings: { where: { associationId }, select: { status: true } } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ id, name, showings }) => ({ id, name, status: showings[0]?.status ?? null }));
}

/** What is asked of a municipality and what it has granted, what waits first. */
export async function showingsAsked(municipalityId: string) {
  const rows = await db().showing.findMany({
    where: { municipalityId, association: { status: "approved" } },
    include: { association: { include: { municipality: { select: { name: true } } } } },
    orderBy: [{ status: "asc" }, { askedAt: "asc" }],
  });
  return rows.map(({ association, status, askedAt, associationId }) => ({
    ...{ associationId, status, askedAt },
    name: association.name,
    purpose: association.purpose,
    home: association.municipality.name,
  }));
}

/** An approved association's owner asks; asking again after a refusal is asking anew. Rests on its row, locked. */
export async function askShowing(
  associationId: string,
  ownerId: string,
  municipalityId: string,
  now: Date,
): Promise<Asked> {
  return transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    const owner = association?.memberships.find((one) => one.personId === ownerId);
    const neighbour = await tx.municipality.findUnique({ where: { id: municipalityId } });
    if (!association || owner?.role !== "owner" || !neighbour) return { ok: false, reason: "not-found" };
    if (association.municipalityId === municipalityId) return { ok: false, reason: "not-found" };
    const key = { associationId_municipalityId: { associationId, municipalityId } };
    const before = await tx.showing.findUnique({ where: key });
    if (association.status !== "approved" || (before && before.status !== "refused")) {
      return { ok: false, reason: "wrong-status" };
    }
    const asked = { status: "asked" as const, askedAt: now, decidedAt: null };
    await tx.showing.upsert({
      where: key,
      create: { associationId, municipalityId, ...asked },
      update: asked,
    });
    await tellTownHall(tx, { associationId, municipalityId }, "showing-asked");
    await record(tx, {
      chain: municipalityId,
      at: new Date(),
      actor: { personId: ownerId, role: "owner" },
      act: "showing-asked",
      subject: { kind: "association", id: associationId },
    });
    return { ok: true };
  });
}

/** The owner wants to be shown there no more, or does not ask any longer. */
export async function takeBackShowing(
  associationId: string,
  ownerId: string,
  municipalityId: string,
): Promise<Asked> {
  return transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    const owner = association?.memberships.find((one) => one.personId === ownerId);
    if (owner?.role !== "owner") return { ok: false, reason: "not-found" };
    const { count } = await tx.showing.deleteMany({
      where: { associationId, municipalityId, status: { in: ["asked", "granted"] } },
    });
    return count > 0 ? { ok: true } : { ok: false, reason: "wrong-status" };
  });
}

/**
 * The municipality that was asked decides; what was granted can be taken back. Rests on one conditional update.
 */
export async function decideShowing(
  associationId: string,
  by: Decider,
  granted: boolean,
  now: Date,
): Promise<Decided> {
  const { municipalityId } = by;
  return transaction(async (tx) => {
    const key = { associationId, municipalityId };
    const before = await tx.showing.findUnique({ where: { associationId_municipalityId: key } });
    if (!before) return { ok: false, reason: "not-found" };
    const { count } = await tx.showing.updateMany({
      where: { ...key, status: { in: granted ? ["asked", "refused"] : ["asked", "granted"] } },
      data: { status: granted ? "granted" : "refused", decidedAt: now },
    });
    if (count === 0) return { ok: false, reason: "wrong-status" };
    await tellTeamByMail(tx, associationId, granted ? "showing-granted" : "showing-refused", municipalityId);
    await record(tx, {
      chain: municipalityId,
      at: new Date(),
      actor: { personId: by.personId, role: by.role },
      act: "showing-decided",
      subject: { kind: "association", id: associationId },
    });
    return { ok: true };
  });
}
