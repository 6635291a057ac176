import type { QuietHours } from "~/domain/quiet-hours";
import { db } from "./db.server";
import { Prisma } from "./generated/client";

/**
 * Whoever sends holds a row this long; after a crash another takes it up then. Longer than the slowest send, or a
 * push service (10 s to connect and 10 s to be answered) or a mail server (mail/transport) that stalls would tell
 * people twice.
 */
const leaseMs = { ring: 30_000, mail: 5 * 60_000 };

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
         set "leasedUntil" = case when d."subscriptionId" is null then ${heldFrom(times.realNow, "mail")}::timestamptz
                                  else ${heldFrom(times.realNow, "ring")}::timestamptz end,
             attempts = attempts + 1
        from due where d.id = due.id
      returning d.*)
    select c.id, c.key, c.kind, c.silent, c.attempts, c."helpRequestId", c."personId", c."invitationId",
           c."subscriptionId", c."shiftId", c."deliverAt", s.endpoint, s.p256dh, s.auth, s."createdAt" as "subscribedAt",
           i.reasons, i.answer is not null as answered, p.locale, p.email, ${settings} as settings,
           (select coalesce(json_agg(b."associationId"), '[]')
              from (select "associationId" from "Block" where "personId" = p.id
                    union select "associationId" from "Bar" where "personId" = p.id) b) as blocked,
           ${ownShifts(times.now)} as own
      from claimed c
      join "Person" p on p.id = c."personId"
      left join "Resident" r on r."personId" = c."personId"
      left join "Invitation" i on i.id = c."invitationId"
      left join "PushSubscription" s on s.id = c."subscriptionId" and s."personId" = c."personId"
     order by c."order"`;
  const needs = await needsOf([...new Set(rows.flatMap((row) => row.helpRequestId ?? []))]);
  return rows.map(({ settings, own, ...row }) => ({
    ...row,
    own: own.map((shift) => ({ ...shift, start: new Date(shift.start), end: new Date(shift.end) })),
    resident: settings && {
      ...settings,
      pausedUntil: settings.pausedUntil ? new Date(settings.pausedUntil) : null,
    },
    helpRequest: (row.helpRequestId && needs.get(row.helpRequestId)) || null,
  }));
}

export type ClaimedDelivery = Awaited<ReturnType<typeof claimDeliveries>>[number];

function heldFrom(realNow: Date, channel: keyof typeof leaseMs): Date {
  return new Date(realNow.getTime() + leaseMs[channel]);
}

/** Where they are coming already: no ping offers a second place at the same time. */
function ownShifts(now: Date): Prisma.Sql {
  return Prisma.sql`
    (select coalesce(json_agg(json_build_object('shiftId', o.id, 'start', o.start, 'end', o."end", 'flexible', o.flexible)), '[]')
       from "Signup" t join "Shift" o on o.id = t."shiftId"
      where t."personId" = p.id and t.status = 'confirmed' and o."end" > ${now}::timestamptz)`;
}

/** What a resident wants of pings; null: no helper profile. */
const settings = Prisma.sql`
  case when r."personId" is not null then json_build_object(
    'quietFrom', r."quietFrom", 'quietUntil', r."quietUntil", 'quietSundays', r."quietSundays",
    'urgentInQuiet', r."urgentInQuiet", 'weeklyBudget', r."weeklyBudget", 'neutralTitles', r."neutralTitles",
    'digestDay', r."digestDay", 'pausedUntil', r."pausedUntil", 'free', r.free)
  end`;

type Settings = QuietHours & {
  urgentInQuiet: boolean;
  weeklyBudget: number;
  digestDay: number | null;
  neutralTitles: boolean;
  free: string[];
};

type ClaimedRow = {
  id: string;
  key: string;
  kind: string;
  silent: boolean;
  attempts: number;
  /** null: a digest */
  helpRequestId: string | null;
  personId: string;
  invitationId: string | null;
  shiftId: string | null;
  deliverAt: Date;
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
  settings: (Settings & { pausedUntil: string | null }) | null;
  /** associations of which this person does not want to hear */
  blocked: string[];
  own: { shiftId: string; start: string; end: string; flexible: boolean }[];
};

/** The facts of each need once, however many of its deliveries were claimed together. */
async function needsOf(ids: string[]) {
  const needs = await db().helpRequest.findMany({
    where: { id: { in: ids } },
    include: {
      association: { select: { name: true, status: true } },
      shifts: {
        orderBy: { start: "asc" },
        include: { signups: { where: { status: "confirmed" }, select: { people: true, personId: true } } },
      },
    },
  });
  return new Map(needs.map((need) => [need.id, need]));
}
