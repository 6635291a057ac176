import { realTimeOf } from "~/clock.server";
import type { NoticeKind } from "~/domain/notices";
import type { Tx } from "./db.server";
import { Prisma } from "./generated/client";
import { enqueue } from "./job.server";

export type Telling = {
  kind: Exclude<NoticeKind, "invitation" | "enough" | "digest">;
  helpRequestId: string;
  /** the shift that a reminder is about */
  shiftId?: string;
  personIds: readonly string[];
  /** What is told, so that the same thing is told to the same device once: the key's middle part. */
  subject: string;
  /** Product instants: a mail makes no noise and may go earlier than the ring. */
  ringAt: Date;
  mailAt: Date;
  silent?: boolean;
  /** `both` channels for those who are coming; otherwise mail only where no device can be rung. */
  channels: "both" | "mail-as-fallback";
};

const ownPromise = new Set<NoticeKind>(["changed", "cancelled", "suspended", "reminder"]);

/**
 * Writes who is to be told what, one row per device and at most one mail each, with the fact itself, and the
 * job that sends them. Rests on the unique `key`: what is told twice is written once.
 */
export async function tell(tx: Tx, telling: Telling): Promise<void> {
  const { kind, helpRequestId, shiftId = null, subject, ringAt, mailAt } = telling;
  if (telling.personIds.length === 0) return;
  const ids = Prisma.sql`${[...telling.personIds]}::uuid[]`;
  // What follows from the person's own signup goes to the address they gave, confirmed or not. Everything else
  // waits until the address is confirmed.
  const mayMail = ownPromise.has(kind) ? Prisma.sql`true` : Prisma.sql`p."emailConfirmed"`;
  const unreached =
    telling.channels === "both"
      ? Prisma.sql`true`
      : Prisma.sql`not exists (select from "PushSubscription" s where s."personId" = p.id)`;
  const written = await tx.$executeRaw`
    insert into "Delivery" (id, key, kind, "helpRequestId", "personId", "subscriptionId", "shiftId", silent, "deliverAt")
    select gen_random_uuid(), concat_ws(':', ${kind}::text, ${subject}::text, s."personId", s.id),
           ${kind}::text, ${helpRequestId}::uuid, s."personId", s.id, ${shiftId}::uuid,
           ${telling.silent ?? false}, ${ringAt}::timestamptz
      from "PushSubscription" s where s."personId" = any(${ids})
    union all
    select gen_random_uuid(), concat_ws(':', ${kind}::text, ${subject}::text, p.id, 'mail'),
           ${kind}::text, ${helpRequestId}::uuid, p.id, null, ${shiftId}::uuid, true, ${mailAt}::timestamptz
      from "Person" p
     where p.id = any(${ids}) and p.email is not null and ${mayMail} and ${unreached}
    on conflict (key) do nothing`;
  if (written === 0) return;
  for (const at of new Set([ringAt.getTime(), mailAt.getTime()])) {
    await enqueue(tx, "deliver", {}, { runAt: realTimeOf(new Date(at)) });
  }
}
