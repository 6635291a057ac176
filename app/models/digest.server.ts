import { digestDue, digestSince } from "~/domain/digest";
import { type FitResident, fitOf } from "~/domain/fit";
import { type Reasons, reasonsOf } from "~/domain/matching";
import { endOfQuiet } from "~/domain/quiet-hours";
import { isSkill } from "~/domain/skills";
import { db, transaction } from "./db.server";
import { type PublicNeed, publicView, shown, whole } from "./help-request-read.server";
import { enqueue } from "./job.server";

const atOnce = 500;

/**
 * Writes down the digests that are due by the product's clock, for those to whom there may be something to say;
 * what it says is found when it is sent. Rests on the unique key `digest:<ISO week>:<person>:<device>`.
 */
export async function digestsDue(now: Date): Promise<void> {
  for (const weekday of [0, 1, 2, 3, 4, 5, 6]) {
    const due = digestDue(now, weekday);
    if (!due) continue;
    for (;;) {
      const people = await peopleWith(weekday, due, now);
      if (people.length > 0) await write(people, due.week, now);
      if (people.length < atOnce) break;
    }
  }
}

/** A need for a digest, with why it suits. */
export type Offer = { need: PublicNeed; reasons: Reasons };

/**
 * What a digest of this week says: open needs of the last seven days that suit, that did not ring, and that were
 * neither answered nor come from an own or a blocked association. The next first; empty: nothing to say.
 */
export async function digestOf(personId: string, dueAt: Date, now: Date): Promise<Offer[]> {
  const person = await db().person.findUnique({
    where: { id: personId },
    include: { guardian: true, resident: { include: { places: true } } },
  });
  if (!person?.resident) return [];
  const { birthYear, guardian } = person;
  const consent = guardian?.consentedAt != null;
  const resident: FitResident = { ...person.resident, id: personId, birthYear, consent };
  const rows = await db().helpRequest.findMany({
    where: {
      ...shown,
      status: "open",
      endsAt: { gt: now },
      publishedAt: { gt: digestSince(dueAt), lte: dueAt },
      association: {
        ...shown.association,
        memberships: { none: { personId } },
        blocks: { none: { personId } },
        bars: { none: { personId } },
      },
      invitations: {
        none: {
          residentId: personId,
          OR: [{ answer: { not: null } }, { rungAt: { not: null }, silenced: null }],
        },
      },
      shifts: { none: { signups: { some: { personId, status: "confirmed" } } } },
      OR: [{ placeKind: "none" }, ...resident.places.map(boxAround)],
    },
    include: whole,
  });
  return rows.map(publicView).flatMap((need) => {
    const row = fitOf(resident, { ...need, point: need.place.point }, now);
    const shifts = need.shifts.filter((shift) => shift.end > now);
    const skills = {
      requiredSkills: need.requiredSkills.filter(isSkill),
      helpfulSkills: need.helpfulSkills.filter(isSkill),
    };
    return row ? [{ need, reasons: reasonsOf(row, { category: need.category, ...skills, shifts }) }] : [];
  });
}

/** Roughly what is in reach of a place, so that a county's needs are not all looked at; `fitOf` decides. */
function boxAround({ lat, lon, radiusKm }: FitResident["places"][number]) {
  const height = (radiusKm + 1) / 110;
  const width = height / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return { lat: { gte: lat - height, lte: lat + height }, lon: { gte: lon - width, lte: lon + width } };
}

type Reader = { id: string; quietFrom: number; quietUntil: number; quietSundays: boolean };

/** Whoever can be reached and has a place in reach of a need published since the last one; roughly, by SQL. */
async function peopleWith(weekday: number, due: { at: Date; week: string }, now: Date): Promise<Reader[]> {
  return db().$queryRaw<Reader[]>`
    select r."personId" as id, r."quietFrom", r."quietUntil", r."quietSundays"
      from "Resident" r join "Person" p on p.id = r."personId"
     where r."digestDay" = ${weekday}::int and (r."pausedUntil" is null or r."pausedUntil" <= ${now}::timestamptz)
       and (p.email is not null and p."emailConfirmed"
            or exists (select from "PushSubscription" s where s."personId" = p.id))
       and not exists (select from "Delivery" d where d."personId" = p.id and d.kind = 'digest'
                          and d.key like ${`digest:${due.week}:%`})
       and exists (
         select from "HelpRequest" h
          where h.status = 'open' and h."endsAt" > ${now}::timestamptz and h."hiddenAt" is null
            and h."publishedAt" > ${digestSince(due.at)}::timestamptz and h."publishedAt" <= ${due.at}::timestamptz
            and (h."placeKind" = 'none' or exists (
                  select from "Place" pl where pl."residentId" = p.id
                     and metres_between(h.lat, h.lon, pl.lat, pl.lon) <= pl."radiusKm" * 1000 + 1000)))
     order by r."personId" limit ${atOnce}`;
}

async function write(people: readonly Reader[], week: string, now: Date): Promise<void> {
  const times = people.map((person) => endOfQuiet(now, person));
  await transaction(async (tx) => {
    await tx.$executeRaw`
      insert into "Delivery" (id, key, kind, "personId", "subscriptionId", silent, "deliverAt")
      select gen_random_uuid(), concat_ws(':', 'digest', ${week}::text, w.id, coalesce(s.id::text, 'mail')), 'digest',
             w.id, s.id, false, w.at
        from unnest(${people.map((person) => person.id)}::uuid[], ${times}::timestamptz[]) as w(id, at)
        left join "PushSubscription" s on s."personId" = w.id
      on conflict (key) do nothing`;
    await enqueue(tx, "deliver", {});
  });
}
