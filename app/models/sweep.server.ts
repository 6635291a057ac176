import { noticeTime } from "~/domain/notices";
import { db, transaction } from "./db.server";
import { tell } from "./delivery.server";
import { digestsDue } from "./digest.server";
import { shown } from "./help-request-read.server";
import { enqueue } from "./job.server";
import { remindDue } from "./reminder.server";
import { waveIsDue } from "./waves.server";

const hour = 3_600_000;
/** "Noch niemand" is worth saying three days before the start, to who has waited a day for it. */
const nobodyYet = { beforeMs: 72 * hour, afterMs: 24 * hour };

const reachable = [{ devices: { some: {} } }, { email: { not: null }, emailConfirmed: true }];

/** Finds what is due and sees that somebody does it. `now` decides about people, `realNow` who holds what. */
export async function sweep(now: Date, realNow: Date): Promise<void> {
  await tellNobodyYet(now);
  await remindDue(now);
  await digestsDue(now);
  const [due] = await db().$queryRaw<{ due: boolean }[]>`
    select exists (select from "Invitation" where "rungAt" is null and "deliverAt" <= ${now}::timestamptz)
        or exists (select from "Delivery" where "doneAt" is null and "deliverAt" <= ${now}::timestamptz
                      and ("leasedUntil" is null or "leasedUntil" <= ${realNow}::timestamptz)) as due`;
  if (due?.due) await transaction((tx) => enqueue(tx, "deliver", {}, { key: "sweep" }));
  if (await waveIsDue(now)) await transaction((tx) => enqueue(tx, "waves", {}, { key: "sweep-waves" }));
}

/** Rests on the unique key of a delivery: however many workers sweep, a team hears it once for a need. */
async function tellNobodyYet(now: Date): Promise<void> {
  const needs = await db().helpRequest.findMany({
    where: {
      ...shown,
      status: "open",
      // A team that cannot be told would be found again and again, in the way of others.
      association: { ...shown.association, memberships: { some: { person: { OR: reachable } } } },
      publishedAt: { lte: new Date(now.getTime() - nobodyYet.afterMs) },
      endsAt: { gt: now },
      deliveries: { none: { kind: "nobody-yet" } },
      shifts: {
        some: { start: { gt: now, lte: new Date(now.getTime() + nobodyYet.beforeMs) } },
        every: { signups: { none: { status: "confirmed" } } },
      },
    },
    include: {
      association: { include: { memberships: true } },
      shifts: { where: { start: { gt: now } }, orderBy: { start: "asc" }, take: 1 },
    },
    take: 50,
  });
  for (const need of needs) {
    const start = need.shifts[0]?.start ?? now;
    const { deliverAt, silent } = noticeTime("nobody-yet", now, start);
    await transaction((tx) =>
      tell(tx, {
        kind: "nobody-yet",
        helpRequestId: need.id,
        personIds: need.association.memberships.map((member) => member.personId),
        subject: need.id,
        ringAt: deliverAt,
        mailAt: now,
        silent,
        channels: "mail-as-fallback",
      }),
    );
  }
}
