import type { Outcome } from "~/push/outcome";
import { db, type Tx, transaction } from "./db.server";

/**
 * Whoever sends holds a row this long; after a crash another takes it up then. Longer than the slowest send
 * (10 s to connect and 10 s to be answered), or a push service that stalls would ring people twice.
 */
const leaseMs = 30_000;

/**
 * Claims due deliveries, a few at a time, so that what is read with them is fresh when they are sent.
 * Rests on `for update skip locked` and the lease: two workers never hold the same row.
 * @param times `now` decides what is due, `realNow` who holds what
 */
export async function claimDeliveries(times: { now: Date; realNow: Date }, limit: number) {
  const rows = await db().$queryRaw<ClaimedRow[]>`
    with due as materialized (
         select w.id from "Delivery" w left join "PushSubscription" s on s.id = w."subscriptionId"
          where w."doneAt" is null and w."deliverAt" <= ${times.now}::timestamptz
            and (w."leasedUntil" is null or w."leasedUntil" <= ${times.realNow}::timestamptz)
            and not exists (select from "PushOrigin" o
                             where o.origin = substring(s.endpoint from '^https?://[^/]+')
                               and o."pausedUntil" > ${times.realNow}::timestamptz)
          order by w."deliverAt", w."order" limit ${limit} for update of w skip locked
    ), claimed as (
      update "Delivery" d
         set "leasedUntil" = ${new Date(times.realNow.getTime() + leaseMs)}::timestamptz, attempts = attempts + 1
        from due where d.id = due.id
      returning d.*)
    select c.id, c.kind, c.silent, c.attempts, c."helpRequestId", c."personId", c."invitationId", c."subscriptionId",
           s.endpoint, s.p256dh, s.auth, s."createdAt" as "subscribedAt",
           i.reasons, i.answer is not null as answered, p.locale, p.email, r."pausedUntil"
      from claimed c
      join "Person" p on p.id = c."personId"
      left join "Resident" r on r."personId" = c."personId"
      left join "Invitation" i on i.id = c."invitationId"
      left join "PushSubscription" s on s.id = c."subscriptionId" and s."personId" = c."personId"
     order by c."order"`;
  const needs = await needsOf([...new Set(rows.map((row) => row.helpRequestId))]);
  return rows.flatMap((row) => {
    const helpRequest = needs.get(row.helpRequestId);
    return helpRequest ? [{ ...row, helpRequest }] : [];
  });
}

export type ClaimedDelivery = Awaited<ReturnType<typeof claimDeliveries>>[number];

type ClaimedRow = {
  id: string;
  kind: string;
  silent: boolean;
  attempts: number;
  helpRequestId: string;
  personId: string;
  invitationId: string | null;
  /** null: by mail */
  subscriptionId: string | null;
  /** null beside a `subscriptionId`: the device has become somebody else's */
  endpoint: string | null;
  p256dh: string | null;
  auth: string | null;
  subscribedAt: Date | null;
  reasons: unknown;
  answered: boolean;
  locale: string;
  email: string | null;
  pausedUntil: Date | null;
};

/** The facts of each need once, however many of its deliveries were claimed together. */
async function needsOf(ids: string[]) {
  const needs = await db().helpRequest.findMany({
    where: { id: { in: ids } },
    include: {
      association: { select: { name: true } },
      shifts: {
        orderBy: { start: "asc" },
        include: { signups: { where: { status: "confirmed" }, select: { people: true, personId: true } } },
      },
    },
  });
  return new Map(needs.map((need) => [need.id, need]));
}

export type Finished = {
  delivery: { id: string; invitationId: string | null; subscriptionId: string | null };
  /** `dropped`: the fact no longer held when it was looked at again. */
  outcome: Outcome | { kind: "mailed" } | { kind: "dropped" } | { kind: "later"; at: Date };
};

/** Writes down how sends ended, many at once; a row that is written is never sent again. */
export async function finishDeliveries(finished: readonly Finished[], now: Date): Promise<void> {
  const of = (...kinds: Finished["outcome"]["kind"][]) =>
    finished.filter(({ outcome }) => kinds.includes(outcome.kind)).map(({ delivery }) => delivery);
  const ended = of("delivered", "mailed", "dropped", "gone", "given-up", "our-fault");
  const reached = of("delivered", "mailed");
  await transaction(async (tx) => {
    await tx.$executeRaw`
      update "Delivery" d set "doneAt" = ${now}::timestamptz, "leasedUntil" = null, outcome = e.outcome
        from unnest(${ended.map((row) => row.id)}::uuid[], ${ended.map((row) => kindOf(finished, row.id))}::text[]) as e(id, outcome)
       where d.id = e.id`;
    await tx.invitation.updateMany({
      where: { id: { in: reached.flatMap((row) => row.invitationId ?? []) }, sentAt: null },
      data: { sentAt: now },
    });
    await tx.pushSubscription.updateMany({
      where: { id: { in: of("delivered").flatMap((row) => row.subscriptionId ?? []) } },
      data: { lastSuccessAt: now, failures: 0 },
    });
    await tx.pushSubscription.updateMany({
      where: { id: { in: of("given-up", "our-fault").flatMap((row) => row.subscriptionId ?? []) } },
      data: { failures: { increment: 1 } },
    });
    // Deleting a device takes its deliveries along: nothing is left to be sent to it.
    const gone = of("gone");
    const devices = gone.flatMap((row) => row.subscriptionId ?? []);
    await mailInstead(tx, gone, devices);
    await tx.pushSubscription.deleteMany({ where: { id: { in: devices } } });
    for (const { delivery, outcome } of finished) {
      if (outcome.kind === "retry") await postpone(delivery.id, { leasedUntil: outcome.at });
      if (outcome.kind === "later") await postpone(delivery.id, { deliverAt: outcome.at, leasedUntil: null });
    }

    async function postpone(id: string, data: { deliverAt?: Date; leasedUntil: Date | null }): Promise<void> {
      await tx.delivery.update({ where: { id }, data });
    }
  });
}

/** A push service that is overrun gets peace from every worker until it is ready again; the longest pause counts. */
export async function pauseOrigin(origin: string, until: Date): Promise<void> {
  await db().$executeRaw`
    insert into "PushOrigin" as o (origin, "pausedUntil") values (${origin}, ${until}::timestamptz)
    on conflict (origin) do update set "pausedUntil" = greatest(o."pausedUntil", excluded."pausedUntil")`;
}

/** Whose last device turned out to be gone gets by mail what it was to ring for, if they confirmed an address. */
async function mailInstead(
  tx: Tx,
  gone: readonly Finished["delivery"][],
  devices: readonly string[],
): Promise<void> {
  if (gone.length === 0) return;
  await tx.$executeRaw`
    insert into "Delivery" (id, key, kind, "helpRequestId", "personId", "invitationId", silent, "deliverAt", "order")
    select gen_random_uuid(), regexp_replace(d.key, '[^:]+$', 'mail'), d.kind, d."helpRequestId", d."personId",
           d."invitationId", true, d."deliverAt", d."order"
      from "Delivery" d join "Person" p on p.id = d."personId"
     where d.id = any(${gone.map((row) => row.id)}::uuid[]) and p.email is not null and p."emailConfirmed"
       and not exists (select from "PushSubscription" s
                        where s."personId" = d."personId" and s.id <> all(${[...devices]}::uuid[]))
    on conflict (key) do nothing`;
}

function kindOf(finished: readonly Finished[], id: string): string {
  return finished.find(({ delivery }) => delivery.id === id)?.outcome.kind ?? "";
}
