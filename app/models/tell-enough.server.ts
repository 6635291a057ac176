import type { Tx } from "./db.server";
import { enqueue } from "./job.server";

/**
 * "Es haben sich genug gefunden": takes the place of the ping on every device that showed it, of those who have
 * not answered. Apple's devices stack messages instead, and are left alone. Rests on the unique key: a need that
 * is filled twice is announced once.
 */
export async function tellEnough(tx: Tx, helpRequestId: string, now: Date): Promise<void> {
  const written = await tx.$executeRaw`
    insert into "Delivery" (id, key, kind, "helpRequestId", "personId", "invitationId", "subscriptionId", silent, "deliverAt")
    select gen_random_uuid(), concat_ws(':', 'enough', i.id, s.id), 'enough', i."helpRequestId", i."residentId",
           i.id, s.id, true, ${now}::timestamptz
      from "Invitation" i
      join "Delivery" d on d."invitationId" = i.id and d.kind = 'invitation' and d.outcome = 'delivered'
      join "PushSubscription" s on s.id = d."subscriptionId" and s."personId" = i."residentId"
     where i."helpRequestId" = ${helpRequestId}::uuid and i.answer is null
       and s.endpoint !~ '^https://[^/]*\\.push\\.apple\\.com/'
    on conflict (key) do nothing`;
  if (written > 0) await enqueue(tx, "deliver", {});
}
