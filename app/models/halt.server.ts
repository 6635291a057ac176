import { realTimeOf } from "~/clock.server";
import { ringAt } from "~/domain/night";
import type { Tx } from "./db.server";
import type { Prisma } from "./generated/client";
import { shown } from "./help-request-read.server";
import { enqueue } from "./job.server";
import { tellComing } from "./tell-coming.server";
import { notifyWatchers } from "./watch.server";

/** All needs of an association, or one of them. */
export type Halted = { associationId: string } | { helpRequestId: string };

/**
 * These needs have just stopped being shown: everyone coming is told, and invitations that wait ring nobody.
 * Callers have written down why (`Association.status`, `HelpRequest.hiddenAt`). Rests on the needs' rows, locked
 * in the order of their ids: a signup is either told, or finds the need closed.
 */
export async function haltNeeds(tx: Tx, which: Halted, now: Date): Promise<void> {
  // Of an association, those hidden before were told then.
  const where = "helpRequestId" in which ? { id: which.helpRequestId } : { ...which, hiddenAt: null };
  for (const { id, shifts } of await lockNeeds(tx, where, now)) {
    await tellComing(tx, { kind: "suspended", id, shifts }, now);
    await tx.invitation.updateMany({
      where: { helpRequestId: id, rungAt: null },
      data: { rungAt: now, silenced: "suspended" },
    });
    await notifyWatchers(tx, id);
  }
}

/** They are shown again: who had said yes is asked whether it still fits, who was about to be rung is rung. */
export async function resumeNeeds(tx: Tx, which: Halted, now: Date): Promise<void> {
  const where = "helpRequestId" in which ? { id: which.helpRequestId } : which;
  const needs = await lockNeeds(tx, { ...where, ...shown }, now);
  const deliverAt = ringAt(now);
  for (const { id, shifts } of needs) {
    // The next look at who should be rung, which may have found it halted, is due again.
    await tx.helpRequest.update({ where: { id }, data: { changedAt: now, nextWaveAt: now } });
    await tellComing(tx, { kind: "changed", id, shifts }, now);
    await tx.invitation.updateMany({
      where: { helpRequestId: id, silenced: "suspended", answer: null },
      data: { rungAt: null, silenced: null, deliverAt },
    });
    await notifyWatchers(tx, id);
  }
  if (needs.length > 0) await enqueue(tx, "deliver", {}, { runAt: realTimeOf(deliverAt) });
}

async function lockNeeds(tx: Tx, where: Prisma.HelpRequestWhereInput, now: Date) {
  const open = { status: { in: ["open" as const, "filled" as const, "closed" as const] } };
  const needs = await tx.helpRequest.findMany({
    where: { ...where, ...open, endsAt: { gt: now } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const ids = needs.map((need) => need.id);
  await tx.$queryRaw`
    select id from "HelpRequest" where id = any(${ids}::uuid[]) order by id for no key update`;
  return tx.helpRequest.findMany({
    where: { AND: [where, open, { id: { in: ids } }] },
    select: { id: true, shifts: { select: { id: true, start: true } } },
    orderBy: { id: "asc" },
  });
}
