import { randomBytes } from "node:crypto";
import { type TeamRole, teamInvitationMs } from "~/domain/team";
import { lockAssociation } from "./association.server";
import { record } from "./audit.server";
import { db, transaction } from "./db.server";
import { hashOf } from "./hash.server";

/**
 * An owner opens the team's door for one person. Only the hash of the token is stored: it is shown once.
 * Real time. @returns the token, of 256 bits; null when there is no such owner
 */
export async function inviteToTeam(
  associationId: string,
  ownerId: string,
  role: TeamRole,
  realNow: Date,
): Promise<string | null> {
  return transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    const owner = association?.memberships.find((one) => one.personId === ownerId);
    if (!association || owner?.role !== "owner") return null;
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(realNow.getTime() + teamInvitationMs);
    await tx.teamInvitation.create({
      data: {
        tokenHash: hashOf(token),
        associationId,
        role,
        invitedById: ownerId,
        createdAt: realNow,
        expiresAt,
      },
    });
    await record(tx, {
      chain: association.municipalityId,
      at: realNow,
      actor: { personId: ownerId, role: "owner" },
      act: "member-invited",
      subject: { kind: "association", id: associationId },
    });
    return token;
  });
}

/** The doors that are open, the newest first; `tokenHash` opens none. */
export async function openInvitations(associationId: string, realNow: Date) {
  const rows = await db().teamInvitation.findMany({
    where: { associationId, usedAt: null, expiresAt: { gt: realNow } },
    orderBy: { createdAt: "desc" },
  });
  const inviters = await db().person.findMany({
    where: { id: { in: rows.map((row) => row.invitedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(inviters.map(({ id, name }) => [id, name]));
  return rows.map(({ tokenHash, role, expiresAt, invitedById }) => ({
    ...{ tokenHash, role, expiresAt },
    invitedBy: names.get(invitedById) ?? null,
  }));
}

/** Looks without consuming. Null when it is unknown, used, over, or whoever invited is gone. */
export async function findTeamInvitation(token: string, realNow: Date) {
  const row = await db().teamInvitation.findUnique({
    where: { tokenHash: hashOf(token) },
    include: { association: { select: { id: true, name: true } } },
  });
  if (!row || row.usedAt || row.expiresAt <= realNow) return null;
  const inviter = await db().person.findUnique({ where: { id: row.invitedById }, select: { name: true } });
  return inviter && { role: row.role, association: row.association, invitedBy: inviter.name };
}

export async function revokeInvitation(
  associationId: string,
  ownerId: string,
  tokenHash: string,
): Promise<void> {
  await transaction(async (tx) => {
    const association = await lockAssociation(tx, associationId);
    const owner = association?.memberships.find((one) => one.personId === ownerId);
    if (owner?.role !== "owner") return;
    await tx.teamInvitation.deleteMany({ where: { associationId, tokenHash, usedAt: null } });
  });
}
