import type { Outcome } from "~/push/outcome";
import { db, type Tx, transaction } from "./db.server";
import { hashOf } from "./hash.server";

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
    await markDigested(tx, reached, now);
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
    await rememberEnded(tx, devices, now);
    await tx.pushSubscription.deleteMany({ where: { id: { in: devices } } });
    for (const { delivery, outcome } of finished) {
      if (outcome.kind === "retry") await postpone(delivery.id, { leasedUntil: outcome.at });
      if (outcome.kind === "later") await putOff(delivery, outcome.at);
    }

    /** A ping counts in the week in which it rings, which may be the next one by then. */
    async function putOff({ id, invitationId }: Finished["delivery"], at: Date): Promise<void> {
      await postpone(id, { deliverAt: at, leasedUntil: null });
      if (!invitationId) return;
      await tx.invitation.updateMany({ where: { id: invitationId, sentAt: null }, data: { rungAt: at } });
    }

    /** Its device or person may be gone meanwhile, and the row with them: the others must be written all the same. */
    async function postpone(id: string, data: { deliverAt?: Date; leasedUntil: Date | null }): Promise<void> {
      await tx.delivery.updateMany({ where: { id }, data });
    }
  });
}

/** What the week's budget had held back has been told now. */
async function markDigested(tx: Tx, reached: readonly Finished["delivery"][], now: Date): Promise<void> {
  if (reached.length === 0) return;
  await tx.$executeRaw`
    update "Invitation" i set "digestedAt" = ${now}::timestamptz
      from "Delivery" d
     where d.id = any(${reached.map((row) => row.id)}::uuid[]) and d.kind = 'digest'
       and i."residentId" = d."personId" and i.silenced = 'enough' and i."digestedAt" is null`;
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
    insert into "Delivery" (id, key, kind, "helpRequestId", "personId", "invitationId", "shiftId", silent, "deliverAt", "order")
    select gen_random_uuid(), regexp_replace(d.key, '[^:]+$', 'mail'), d.kind, d."helpRequestId", d."personId",
           d."invitationId", d."shiftId", true, d."deliverAt", d."order"
      from "Delivery" d join "Person" p on p.id = d."personId"
     where d.id = any(${gone.map((row) => row.id)}::uuid[]) and d.kind <> 'enough'
       and p.email is not null and p."emailConfirmed"
       and not exists (select from "PushSubscription" s
                        where s."personId" = d."personId" and s.id <> all(${[...devices]}::uuid[]))
    on conflict (key) do nothing`;
}

/** So that the browser hears of it at its next visit, and subscribes anew. */
async function rememberEnded(tx: Tx, devices: readonly string[], now: Date): Promise<void> {
  if (devices.length === 0) return;
  const ended = await tx.pushSubscription.findMany({
    where: { id: { in: [...devices] } },
    select: { endpoint: true },
  });
  const rows = ended.map(({ endpoint }) => ({ endpointHash: hashOf(endpoint), endedAt: now }));
  await tx.endedEndpoint.createMany({ data: rows, skipDuplicates: true });
}

function kindOf(finished: readonly Finished[], id: string): string {
  return finished.find(({ delivery }) => delivery.id === id)?.outcome.kind ?? "";
}
