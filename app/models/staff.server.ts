import { lastAdministrator, type NewStaff, type StaffRole } from "~/domain/forms/staff-form";
import type { Decider } from "./association.server";
import { record } from "./audit.server";
import { db, type Tx, transaction } from "./db.server";
import { holdersOf } from "./email-address.server";
import { enqueue } from "./job.server";
import { removePasskeysSince } from "./passkey.server";

export type StaffRefusal = "already" | "last-administrator" | "not-found";
export type StaffChange = { ok: true } | { ok: false; reason: StaffRefusal };

/** Everybody who works for a municipality, administrators first. */
export async function staffOf(municipalityId: string) {
  const rows = await db().staff.findMany({
    where: { municipalityId },
    include: { person: { select: { id: true, name: true, email: true, emailConfirmed: true } } },
    orderBy: [{ role: "desc" }, { person: { name: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ id, role, person: { id: personId, ...person } }) => ({ ...person, id, role, personId }));
}

/** Makes somebody staff and mails them a link. Real time. */
export async function addStaff(by: Decider, input: NewStaff, realNow: Date): Promise<StaffChange> {
  return transaction(async (tx) => {
    await lockStaff(tx, by.municipalityId);
    return appoint(tx, by.municipalityId, input, by, realNow);
  });
}

/**
 * The same inside the transaction that founds a municipality. An address that its owner confirmed is that
 * person; one that somebody merely typed once is not. Rests on `lockStaff`.
 */
export async function appoint(
  tx: Tx,
  municipalityId: string,
  { name, email, role }: NewStaff,
  actor: { personId: string; role: Decider["role"] },
  realNow: Date,
): Promise<StaffChange> {
  const holders = await holdersOf(tx, email);
  if (await tx.staff.count({ where: { municipalityId, personId: { in: holders.map(({ id }) => id) } } }))
    return { ok: false, reason: "already" };
  const owner = holders.find(({ emailConfirmed }) => emailConfirmed);
  const { id: personId } = owner ?? (await tx.person.create({ data: { name, email } }));
  await tx.staff.create({ data: { municipalityId, personId, role } });
  await enqueue(tx, "staff-mail", { personId, municipalityId });
  await recordAbout(tx, municipalityId, personId, "staff-added", actor, realNow);
  return { ok: true };
}

export async function changeStaffRole(
  by: Decider,
  staffId: string,
  role: StaffRole,
  realNow: Date,
): Promise<StaffChange> {
  return withMember(by, staffId, role, async (tx, personId) => {
    await tx.staff.update({ where: { id: staffId }, data: { role } });
    await recordAbout(tx, by.municipalityId, personId, "staff-role-changed", by, realNow);
  });
}

/**
 * Their rights end with the next page they ask for. The passkeys they made as staff go along: who lost theirs is
 * invited again and makes a first one. Not so an operator's or another town hall's, which are not this one's to take.
 */
export async function removeStaff(by: Decider, staffId: string, realNow: Date): Promise<StaffChange> {
  return withMember(by, staffId, null, async (tx, personId) => {
    const { createdAt } = await tx.staff.delete({ where: { id: staffId } });
    const elsewhere = { id: personId, OR: [{ operator: true }, { staff: { some: {} } }] };
    if ((await tx.person.count({ where: elsewhere })) === 0)
      await removePasskeysSince(tx, personId, createdAt);
    await recordAbout(tx, by.municipalityId, personId, "staff-removed", by, realNow);
  });
}

/** Rests on `lockStaff`: of two administrators who remove each other at once, one stays. */
async function withMember(
  by: Decider,
  staffId: string,
  becomes: StaffRole | null,
  change: (tx: Tx, personId: string) => Promise<void>,
): Promise<StaffChange> {
  return transaction(async (tx) => {
    await lockStaff(tx, by.municipalityId);
    const staff = await tx.staff.findMany({ where: { municipalityId: by.municipalityId } });
    const member = staff.find(({ id }) => id === staffId);
    const acting = staff.find(({ personId }) => personId === by.personId);
    // Whoever acts may have been removed while they waited for the lock.
    if (!member || (by.role !== "operator" && acting?.role !== "administrator"))
      return { ok: false, reason: "not-found" };
    if (lastAdministrator(staff, staffId, becomes)) return { ok: false, reason: "last-administrator" };
    if (member.role !== becomes) await change(tx, member.personId);
    return { ok: true };
  });
}

async function lockStaff(tx: Tx, municipalityId: string): Promise<void> {
  await tx.$queryRaw`select id from "Municipality" where id = ${municipalityId}::uuid for no key update`;
}

async function recordAbout(
  tx: Tx,
  chain: string,
  personId: string,
  act: "staff-added" | "staff-removed" | "staff-role-changed",
  actor: { personId: string; role: Decider["role"] },
  at: Date,
): Promise<void> {
  const { personId: actorId, role } = actor;
  const subject = { kind: "person" as const, id: personId };
  await record(tx, { chain, at, actor: { personId: actorId, role }, act, subject });
}

/** Who at a town hall can be told by mail, in one order for all. */
export async function staffToTell(tx: Tx, municipalityId: string): Promise<string[]> {
  const staff = await tx.staff.findMany({
    where: { municipalityId, person: { email: { not: null }, emailConfirmed: true } },
    select: { personId: true },
    orderBy: { personId: "asc" },
  });
  return staff.map(({ personId }) => personId);
}
