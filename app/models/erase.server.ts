import { ownerRefusal } from "~/domain/team";
import { record } from "./audit.server";
import { db, type Tx, transaction } from "./db.server";
import { rememberErasure } from "./erasure-ledger.server";
import { writeMatching } from "./matching-table.server";
import { lockPerson } from "./person.server";
import { withdrawAll } from "./withdraw-all.server";

export type EraseRefusal = { reason: "last-owner" | "last-administrator"; names: string[] };
type EraseResult = { ok: true } | ({ ok: false } & EraseRefusal);

/** Stands where a row that stays named somebody who is gone. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Erases a person now and for good, and remembers it outside of the database, so that no restore brings them
 * back. Refused while an association or a town hall would be left without anybody who answers for it. Rests on the
 * rows of these, locked: of two who leave at once, in whatever way, the second finds that they are the last.
 */
export async function erase(
  personId: string,
  now: Date,
  by: "self" | "system" = "self",
): Promise<EraseResult> {
  return transaction(async (tx) => {
    await lockPerson(tx, personId);
    await lockWorkplaces(tx, personId);
    const refusal = await eraseRefusal(personId, tx);
    if (refusal) return { ok: false, ...refusal };
    await erasePerson(tx, personId, now, by);
    await rememberErasure(personId);
    return { ok: true };
  });
}

/** Associations and town halls of which somebody is part, in the order of their ids. */
async function lockWorkplaces(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`
    select id from "Association"
     where id in (select "associationId" from "Membership" where "personId" = ${personId}::uuid)
     order by id for no key update`;
  await tx.$queryRaw`
    select id from "Municipality"
     where id in (select "municipalityId" from "Staff" where "personId" = ${personId}::uuid)
     order by id for no key update`;
}

/** Why somebody must hand over first; the page says so before the action does. */
export async function eraseRefusal(personId: string, tx: Tx = db()): Promise<EraseRefusal | null> {
  const associations = await tx.association.findMany({
    where: { memberships: { some: { personId } }, status: { in: ["approved", "suspended"] } },
    select: { name: true, memberships: { select: { personId: true, role: true } } },
    orderBy: { name: "asc" },
  });
  const owned = associations.filter((one) => ownerRefusal(one.memberships, personId, null) === "last-owner");
  if (owned.length > 0) return { reason: "last-owner", names: owned.map(({ name }) => name) };
  const offices = await tx.municipality.findMany({
    where: {
      staff: {
        some: { personId, role: "administrator" },
        none: { NOT: { personId }, role: "administrator" },
      },
    },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  return offices.length > 0 ? { reason: "last-administrator", names: offices.map(({ name }) => name) } : null;
}

/**
 * Takes everything of a person away: rows that are theirs go, signups become anonymous counts, what they wrote
 * for an association stays without them. As many statements for a thousand signups as for one. What each table
 * loses stands in domain/personal-data.ts. Also what a restore replays, so that it refuses nobody.
 */
export async function erasePerson(
  tx: Tx,
  personId: string,
  now: Date,
  by: "self" | "system" = "system",
): Promise<void> {
  await lockPerson(tx, personId);
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (!person) return;
  await withdrawAll(tx, personId, now);
  await tx.signup.updateMany({
    where: { personId },
    data: { personId: null, name: "", phone: null, anonymisedAt: now },
  });
  await tx.helpRequest.updateMany({ where: { authorId: personId }, data: { authorId: nobody } });
  await tx.teamInvitation.updateMany({ where: { invitedById: personId }, data: { invitedById: nobody } });
  await tx.report.updateMany({ where: { reporterId: personId }, data: { reporterId: null, contact: "" } });
  await withdrawApplications(tx, personId);
  await forgetJobs(tx, personId, person.email);
  await record(tx, {
    chain: "installation",
    at: new Date(),
    actor: by === "self" ? { personId, role: "resident" } : { personId: null, role: "system" },
    act: "person-erased",
    subject: { kind: "person", id: personId },
  });
  // All that is theirs alone goes with them: the foreign keys cascade. Their pseudonym, too, so that the audit
  // log knows that somebody was erased, and not whom.
  await tx.person.delete({ where: { id: personId } });
  await writeMatching(tx, [personId]);
}

/** An association that never was one, and of which nobody else is part, goes with who applied for it. */
async function withdrawApplications(tx: Tx, personId: string): Promise<void> {
  await tx.association.deleteMany({
    where: {
      status: { in: ["applied", "refused"] },
      memberships: { some: { personId }, none: { NOT: { personId } } },
    },
  });
}

/** Jobs that wait for this person: a link by mail, a test ring. One that runs already finds nobody. */
async function forgetJobs(tx: Tx, personId: string, email: string | null): Promise<void> {
  await tx.$executeRaw`
    delete from graphile_worker._private_jobs
     where locked_at is null
       and (payload->>'personId' = ${personId} or lower(payload->>'email') = lower(${email}::text))`;
}
