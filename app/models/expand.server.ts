import { weekEnd, weekStart } from "~/domain/budget";
import { ringsInQuiet } from "~/domain/notices";
import { endOfQuiet, type QuietHours } from "~/domain/quiet-hours";
import { type Tx, transaction } from "./db.server";

/**
 * Turns due invitations into deliveries, one per device (or a mail where there is none), best fit first. Who has
 * quiet hours keeps theirs for later. Rests on `for update skip locked` for the invitations and on the residents'
 * rows, locked in the order of their ids, for the count of the week: two needs at once cannot both be somebody's
 * last ping of it, whether one worker expands both or each its own.
 * @returns how many invitations it dealt with; call again while it is `limit`
 */
export async function expandDue(now: Date, limit: number): Promise<number> {
  return transaction(async (tx) => {
    const due = await tx.$queryRaw<DueRow[]>`
      select i.id, i."residentId", h.urgency = 'urgent' as urgent
        from "Invitation" i join "HelpRequest" h on h.id = i."helpRequestId"
       where i."rungAt" is null and i."deliverAt" <= ${now}::timestamptz
       order by i."deliverAt", i."order" limit ${limit} for update of i skip locked`;
    if (due.length === 0) return 0;
    const hours = await lockResidents(tx, due);
    const ids: string[] = [];
    const waiting: { id: string; until: Date }[] = [];
    for (const { id, residentId, urgent } of due) {
      const own = hours.get(residentId);
      const until = !own || ringsInQuiet(urgent, own) ? now : endOfQuiet(now, own);
      if (until > now) waiting.push({ id, until });
      else ids.push(id);
    }
    await putOff(tx, waiting);
    await decide(tx, ids, now);
    await writeDeliveries(tx, ids);
    return due.length;
  });
}

type DueRow = { id: string; residentId: string; urgent: boolean };
type Hours = QuietHours & { urgentInQuiet: boolean };

async function lockResidents(tx: Tx, due: readonly DueRow[]): Promise<Map<string, Hours>> {
  const rows = await tx.$queryRaw<(Hours & { personId: string })[]>`
    select "personId", "quietFrom", "quietUntil", "quietSundays", "urgentInQuiet" from "Resident"
     where "personId" = any(${due.map((row) => row.residentId)}::uuid[])
     order by "personId" for no key update`;
  return new Map(rows.map((row) => [row.personId, row]));
}

/** No job is needed for then: the sweep finds what is due. */
async function putOff(tx: Tx, waiting: readonly { id: string; until: Date }[]): Promise<void> {
  if (waiting.length === 0) return;
  await tx.$executeRaw`
    update "Invitation" i set "deliverAt" = w.until
      from unnest(${waiting.map((row) => row.id)}::uuid[], ${waiting.map((row) => row.until)}::timestamptz[]) as w(id, until)
     where i.id = w.id`;
}

/** Which ring, and why others do not. A week's pings are those of the calendar week, whatever they were for. */
async function decide(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    with looked_at as (
      select i.id, i."residentId", i."deliverAt", i."order", r."weeklyBudget" as budget,
             case
               when h.status <> 'open' or h."endsAt" <= ${now}::timestamptz
                 or h."hiddenAt" is not null or a.status <> 'approved' then 'over'
               when i.answer is not null or r."pausedUntil" > ${now}::timestamptz
                 or exists (select from "Block" b
                             where b."personId" = i."residentId" and b."associationId" = h."associationId")
                 or exists (select from "Bar" b
                             where b."personId" = i."residentId" and b."associationId" = h."associationId") then 'unwanted'
               when not exists (select from "PushSubscription" s where s."personId" = r."personId")
                and not (p.email is not null and p."emailConfirmed") then 'unreachable'
             end as refusal
        from "Invitation" i
        join "HelpRequest" h on h.id = i."helpRequestId"
        join "Association" a on a.id = h."associationId"
        join "Resident" r on r."personId" = i."residentId"
        join "Person" p on p.id = i."residentId"
       where i.id = any(${[...ids]}::uuid[])
    ), counted as (
      select l.id, l.budget, l.refusal,
             row_number() over (partition by l."residentId", l.refusal is null order by l."deliverAt", l."order", l.id)
             + (select count(*) from "Invitation" past
                 where past."residentId" = l."residentId" and past.silenced is null
                   and past."rungAt" >= ${weekStart(now)}::timestamptz
                   and past."rungAt" < ${weekEnd(now)}::timestamptz) as ping
        from looked_at l
    ), decided as (
      update "Invitation" i
         set "rungAt" = ${now}::timestamptz,
             silenced = coalesce(c.refusal, case when c.ping > c.budget then 'enough' end)
        from counted c where i.id = c.id
      returning i."residentId", i.silenced
    )
    update "Resident" r set "lastPingAt" = ${now}::timestamptz, "lastEnding" = null
     where r."personId" in (select d."residentId" from decided d where d.silenced is null)`;
}

async function writeDeliveries(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into "Delivery" (id, key, kind, "helpRequestId", "personId", "invitationId", "subscriptionId", silent, "deliverAt", "order")
    select gen_random_uuid(), concat_ws(':', 'invitation', i.id, coalesce(s.id::text, 'mail')), 'invitation',
           i."helpRequestId", i."residentId", i.id, s.id, s.id is null, i."deliverAt", i."order"
      from "Invitation" i left join "PushSubscription" s on s."personId" = i."residentId"
     where i.id = any(${[...ids]}::uuid[]) and i.silenced is null
    on conflict (key) do nothing`;
}
