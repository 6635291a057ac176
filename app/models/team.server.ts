import { ownerRefusal, type TeamRefusal, type TeamRole } from "~/domain/team";
import { lockAssociation } from "./association.server";
import { record } from "./audit.server";
import { db, type Tx, transaction } from "./db.server";

/** Who acts in the team, as which of its roles. */
export type Member = { personId: string; role: TeamRole };

export type TeamResult = { ok: true } | { ok: false; reason: TeamRefusal | "not-found" };

/** Everybody who belongs to an association, owners first. */
export async function membersOf(associationId: string) {
  const rows = await db().membership.findMany({
    where: { associationId },
    select: { role: true, person: { select: { id: true, name: true } } },
    orderBy: [{ role: "asc" }, { person: { name: "asc" } }, { personId: "asc" }],
  });
  return rows.map(({ role, person }) => ({ personId: person.id, name: person.name, role }));
}

/** An owner makes somebody an owner, or an owner (themselves too) a coordinator. */
export async function changeRole(
  associationId: string,
  ownerId: string,
  personId: string,
  role: TeamRole,
): Promise<TeamResult> {
  return asOwner(associationId, ownerId, async (tx, team) => {
    const reason = ownerRefusal(team.members, personId, role);
    if (reason) return { ok: false, reason };
    await setRole(tx, associationId, personId, role);
    await audit(tx, team.chain, "member-role-changed", { personId: ownerId, role: "owner" }, personId);
    return { ok: true };
  });
}

export async function removeMember(
  associationId: string,
  ownerId: string,
  personId: string,
): Promise<TeamResult> {
  return asOwner(associationId, ownerId, async (tx, team) => {
    const reason = ownerRefusal(team.members, personId, null);
    if (reason) return { ok: false, reason };
    await takeOff(tx, associationId, personId);
    await audit(tx, team.chain, "member-removed", { personId: ownerId, role: "owner" }, personId);
    return { ok: true };
  });
}

/** The last owner stays until there is a successor. */
export async function leaveTeam(associationId: string, personId: string): Promise<TeamResult> {
  return transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    const member = association?.memberships.find((one) => one.personId === personId);
    if (!association || !member) return { ok: false, reason: "not-found" };
    const reason = ownerRefusal(association.memberships, personId, null);
    if (reason) return { ok: false, reason };
    await takeOff(tx, associationId, personId);
    await audit(tx, association.municipalityId, "member-left", member, personId);
    return { ok: true };
  });
}

/** One owner goes down to coordinator and somebody else of the team up to owner, in one step. */
export async function handOver(
  associationId: string,
  ownerId: string,
  successorId: string,
): Promise<TeamResult> {
  return asOwner(associationId, ownerId, async (tx, team) => {
    if (successorId === ownerId) return { ok: false, reason: "not-found" };
    if (!team.members.some((one) => one.personId === successorId)) {
      return { ok: false, reason: "not-a-member" };
    }
    await setRole(tx, associationId, successorId, "owner");
    await setRole(tx, associationId, ownerId, "coordinator");
    await audit(tx, team.chain, "ownership-handed-over", { personId: ownerId, role: "owner" }, successorId);
    return { ok: true };
  });
}

type Team = { chain: string; members: Member[] };

/** Rests on the association's row: of two owners who leave at once, the second finds that they are the last. */
async function asOwner(
  associationId: string,
  ownerId: string,
  work: (tx: Tx, team: Team) => Promise<TeamResult>,
): Promise<TeamResult> {
  return transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    const member = association?.memberships.find((one) => one.personId === ownerId);
    if (!association || member?.role !== "owner") return { ok: false, reason: "not-found" };
    return work(tx, { chain: association.municipalityId, members: association.memberships });
  });
}

async function setRole(tx: Tx, associationId: string, personId: string, role: TeamRole): Promise<void> {
  await tx.membership.updateMany({ where: { associationId, personId }, data: { role } });
  if (role === "coordinator") await forgetInvitations(tx, associationId, personId);
}

async function takeOff(tx: Tx, associationId: string, personId: string): Promise<void> {
  await tx.membership.deleteMany({ where: { associationId, personId } });
  await forgetInvitations(tx, associationId, personId);
}

/** Whoever may not invite any more leaves no open door behind. */
async function forgetInvitations(tx: Tx, associationId: string, invitedById: string): Promise<void> {
  await tx.teamInvitation.deleteMany({ where: { associationId, invitedById, usedAt: null } });
}

type TeamAct = "member-role-changed" | "member-removed" | "member-left" | "ownership-handed-over";

async function audit(tx: Tx, chain: string, act: TeamAct, actor: Member, personId: string): Promise<void> {
  const { personId: actorId, role } = actor;
  await record(tx, {
    chain,
    at: new Date(),
    actor: { personId: actorId, role },
    act,
    subject: { kind: "person", id: personId },
  });
}
