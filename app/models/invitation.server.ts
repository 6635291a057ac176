import { realTimeOf } from "~/clock.server";
import { isCategory } from "~/domain/categories";
import { rank, reasonsOf } from "~/domain/matching";
import { publicPlace } from "~/domain/need-view";
import { ringAt } from "~/domain/night";
import { isSkill } from "~/domain/skills";
import { db, type Tx, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { findMatches, type Wanted } from "./matching.server";

/** Nobody is rung more often than this in seven days. */
export const weeklyPings = 3;

/**
 * Invites everyone who fits and was not asked yet, in the transaction of the need. Rests on the unique
 * (need, resident). Nothing rings at night: the invitation waits for the morning.
 * @returns how many were invited now
 */
export async function invite(tx: Tx, helpRequestId: string, now: Date): Promise<number> {
  const need = await tx.helpRequest.findUniqueOrThrow({
    where: { id: helpRequestId },
    include: { shifts: true, association: { include: { memberships: true } } },
  });
  const shifts = need.shifts.filter((shift) => shift.end > now);
  const { category } = need;
  if (need.status !== "open" || shifts.length === 0 || !isCategory(category)) return 0;
  const wanted: Wanted = {
    id: need.id,
    point: publicPlace(need).point,
    category,
    requiredSkills: need.requiredSkills.filter(isSkill),
    minimumAge: need.minimumAge,
    shifts,
    teamIds: [need.authorId, ...need.association.memberships.map((member) => member.personId)],
  };
  const why = { ...wanted, helpfulSkills: need.helpfulSkills.filter(isSkill) };
  // Without this a need whose place nobody found would ring everybody there is.
  if (need.placeKind !== "none" && !wanted.point) return 0;
  const matches = rank(await findMatches(tx, wanted, now), why);
  if (matches.length === 0) return 0;
  const deliverAt = ringAt(now);
  const rows = matches.map((match, order) => ({
    residentId: match.residentId,
    reasons: reasonsOf(match, why),
    order,
  }));
  await tx.$executeRaw`
    insert into "Invitation" (id, "helpRequestId", "residentId", reasons, "deliverAt", "order")
    select gen_random_uuid(), ${helpRequestId}::uuid, row."residentId", row.reasons, ${deliverAt}::timestamptz, row."order"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("residentId" uuid, reasons jsonb, "order" int)
      join "Resident" r on r."personId" = row."residentId"
       for key share of r
    on conflict ("helpRequestId", "residentId") do nothing`;
  await enqueue(tx, "deliver", {}, { runAt: realTimeOf(deliverAt) });
  return rows.length;
}

/**
 * Turns due invitations into deliveries, one per device (or a mail where there is none), best fit first.
 * Rests on `for update skip locked` for the invitations and on the residents' rows, locked in the order of
 * their ids, for the count of the week: two needs at once cannot both be somebody's third ping, whether one
 * worker expands both or each its own.
 * @returns how many invitations it dealt with; call again while it is `limit`
 */
export async function expandDue(now: Date, limit: number): Promise<number> {
  return transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string; residentId: string }[]>`
      select id, "residentId" from "Invitation"
       where "rungAt" is null and "deliverAt" <= ${now}::timestamptz
       order by "deliverAt", "order" limit ${limit} for update skip locked`;
    if (due.length === 0) return 0;
    const ids = due.map((row) => row.id);
    await tx.$queryRaw`
      select 1 from "Resident" where "personId" = any(${due.map((row) => row.residentId)}::uuid[])
       order by "personId" for no key update`;
    await tx.$executeRaw`
      with looked_at as (
        select i.id, i."residentId", i."deliverAt", i."order",
               case
                 when h.status <> 'open' or h."endsAt" <= ${now}::timestamptz then 'over'
                 when i.answer is not null or r."pausedUntil" > ${now}::timestamptz then 'unwanted'
                 when not exists (select from "PushSubscription" s where s."personId" = r."personId")
                  and not (p.email is not null and p."emailConfirmed") then 'unreachable'
               end as refusal
          from "Invitation" i
          join "HelpRequest" h on h.id = i."helpRequestId"
          join "Resident" r on r."personId" = i."residentId"
          join "Person" p on p.id = i."residentId"
         where i.id = any(${ids}::uuid[])
      ), counted as (
        select l.id, l.refusal,
               row_number() over (partition by l."residentId", l.refusal is null order by l."deliverAt", l."order", l.id)
               + (select count(*) from "Invitation" past
                   where past."residentId" = l."residentId" and past.silenced is null
                     and past."rungAt" > ${now}::timestamptz - interval '7 days') as ping
          from looked_at l
      )
      update "Invitation" i
         set "rungAt" = ${now}::timestamptz,
             silenced = coalesce(c.refusal, case when c.ping > ${weeklyPings} then 'enough' end)
        from counted c where i.id = c.id`;
    await tx.$executeRaw`
      insert into "Delivery" (id, key, kind, "helpRequestId", "personId", "invitationId", "subscriptionId", silent, "deliverAt", "order")
      select gen_random_uuid(), concat_ws(':', 'invitation', i.id, coalesce(s.id::text, 'mail')), 'invitation',
             i."helpRequestId", i."residentId", i.id, s.id, s.id is null, i."deliverAt", i."order"
        from "Invitation" i left join "PushSubscription" s on s."personId" = i."residentId"
       where i.id = any(${ids}::uuid[]) and i.silenced is null
      on conflict (key) do nothing`;
    return due.length;
  });
}

/** The resident opened the need from a ping or found it by themselves: counted once. */
export async function markOpened(helpRequestId: string, personId: string, now: Date): Promise<void> {
  const { count } = await db().invitation.updateMany({
    where: { helpRequestId, residentId: personId, openedAt: null },
    data: { openedAt: now },
  });
  if (count > 0) await db().$executeRaw`select pg_notify('help_request', ${helpRequestId})`;
}

/** "Diesmal nicht": this need stays silent for them. Undone by `answer: null`. */
export async function answerInvitation(
  helpRequestId: string,
  personId: string,
  answer: "not_this_time" | null,
  now: Date,
): Promise<boolean> {
  const { count } = await db().invitation.updateMany({
    where: { helpRequestId, residentId: personId },
    data: { answer, answeredAt: answer ? now : null },
  });
  return count > 0;
}

/** Why this resident was asked, for the page of the need; null when they were not. */
export async function invitationOf(helpRequestId: string, personId: string) {
  return db().invitation.findUnique({
    where: { helpRequestId_residentId: { helpRequestId, residentId: personId } },
    select: { id: true, reasons: true, answer: true },
  });
}
