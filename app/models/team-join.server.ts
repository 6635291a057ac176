import { lockAssociation } from "./association.server";
import { record } from "./audit.server";
import { type Tx, transaction } from "./db.server";
import { hashOf } from "./hash.server";

/** `personId` null: somebody new, by the name they gave. */
export type Joiner = { personId: string } | { personId: null; name: string; locale: string };

export type TeamJoined =
  | { ok: true; personId: string; associationId: string }
  | { ok: false; reason: "over" | "already" };

/**
 * Lets one person in and closes the door. Rests on the association's row and on one conditional update: of two
 * that come at once, the second finds it used. `within` is done in the same transaction (the session's new id).
 */
export async function joinTeam(
  token: string,
  joiner: Joiner,
  realNow: Date,
  within?: (tx: Tx, personId: string) => Promise<void>,
): Promise<TeamJoined> {
  return transaction(async (tx) => {
    const tokenHash = hashOf(token);
    const found = await tx.teamInvitation.findUnique({ where: { tokenHash } });
    const association = found && (await lockAssociation(tx, found.associationId));
    if (!found || !association) return { ok: false, reason: "over" };
    if (association.memberships.some((one) => one.personId === joiner.personId)) {
      return { ok: false, reason: "already" };
    }
    const { count } = await tx.teamInvitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: realNow } },
      data: { usedAt: realNow },
    });
    if (count !== 1) return { ok: false, reason: "over" };
    const { id: associationId } = association;
    const personId = joiner.personId ?? (await somebodyNew(tx, joiner));
    await tx.membership.create({ data: { associationId, personId, role: found.role } });
    await record(tx, {
      chain: association.municipalityId,
      at: realNow,
      actor: { personId, role: found.role },
      act: "member-joined",
      subject: { kind: "association", id: associationId },
    });
    await within?.(tx, personId);
    return { ok: true, personId, associationId };
  });
}

async function somebodyNew(tx: Tx, joiner: { name: string; locale: string }): Promise<string> {
  const { name, locale } = joiner;
  return (await tx.person.create({ data: { name, locale } })).id;
}
