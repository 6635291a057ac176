import { mayBeUrgent, monthStart } from "~/domain/urgent";
import { type Decider, lockAssociation } from "./association.server";
import { record } from "./audit.server";
import { db, type Tx, transaction } from "./db.server";
import { lockNeed } from "./need-lock.server";
import { notifyWatchers } from "./watch.server";
import { advanceWaves } from "./waves.server";

type Claim = {
  helpRequestId: string;
  associationId: string;
  /** who posts it */
  by: { personId: string };
};

/**
 * Takes one of the association's two urgent calls of the month; one that is urgent already keeps its own. An
 * emergency is the town hall's to release and takes none. Rests on the association's row: two at once cannot
 * both be the second. @returns false when the month's calls are used up
 */
export async function claimUrgent(tx: Tx, claim: Claim, now: Date): Promise<boolean> {
  const { helpRequestId: id, associationId } = claim;
  const need = await tx.helpRequest.findUniqueOrThrow({
    where: { id },
    select: { urgency: true, urgentAt: true, emergency: true },
  });
  if (need.urgency !== "urgent" || need.urgentAt !== null || need.emergency !== null) return true;
  const association = await lockAssociation(tx, associationId);
  if (!association) return true;
  const used = await tx.helpRequest.count({
    where: { associationId, urgentAt: { gte: monthStart(now) }, NOT: { id } },
  });
  if (!mayBeUrgent(used)) return false;
  await tx.helpRequest.update({ where: { id }, data: { urgentAt: now } });
  await record(tx, {
    chain: association.municipalityId,
    at: new Date(),
    actor: { personId: claim.by.personId, role: "coordinator" },
    act: "urgent-used",
    subject: { kind: "need", id },
  });
  return true;
}

/** What a town hall sees of urgent calls: those that wait for its release, and what was used this month. */
export async function urgentNeeds(municipalityId: string, now: Date) {
  const rows = await db().helpRequest.findMany({
    where: {
      association: { municipalityId },
      endsAt: { gt: monthStart(now) },
      OR: [{ emergency: { not: null }, status: "open" }, { urgentAt: { not: null } }],
    },
    select: {
      ...{ id: true, title: true, status: true, urgentReason: true, urgentAt: true },
      ...{ emergency: true, releasedAt: true, publishedAt: true, endsAt: true },
      association: { select: { name: true } },
    },
    orderBy: { publishedAt: "desc" },
    take: 100,
  });
  const waits = (row: (typeof rows)[number]) =>
    row.emergency !== null && row.releasedAt === null && row.endsAt !== null && row.endsAt > now;
  return { waiting: rows.filter(waits), used: rows.filter((row) => !waits(row)) };
}

/** Emergencies that wait for a release, for the overview. */
export async function waitingEmergencies(municipalityId: string, now: Date): Promise<number> {
  return db().helpRequest.count({
    where: {
      association: { municipalityId, status: "approved" },
      ...{ emergency: { not: null }, releasedAt: null, status: "open", hiddenAt: null, endsAt: { gt: now } },
    },
  });
}

/**
 * The authorities asked for hands: it rings from now on. Rests on the need's row: of two who release at once
 * one does. @returns false when there is nothing to release
 */
export async function releaseEmergency(helpRequestId: string, by: Decider, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await lockNeed(tx, helpRequestId);
    const { count } = await tx.helpRequest.updateMany({
      where: {
        id: helpRequestId,
        association: { municipalityId: by.municipalityId },
        ...{ emergency: { not: null }, releasedAt: null, status: "open", endsAt: { gt: now } },
      },
      data: { releasedAt: now },
    });
    if (count === 0) return false;
    await record(tx, {
      chain: by.municipalityId,
      at: new Date(),
      actor: { personId: by.personId, role: by.role },
      act: "need-released",
      subject: { kind: "need", id: helpRequestId },
    });
    await advanceWaves(tx, helpRequestId, now);
    await notifyWatchers(tx, helpRequestId);
    return true;
  });
}
