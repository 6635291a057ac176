import type { Tx } from "~/models/db.server";
import type { Prisma } from "~/models/generated/client";
import { chanceOf } from "./chance";
import { demoId } from "./demo-id";
import { demoResidentId } from "./residents";

export type SeededNeed = { id: string; publishedAt: Date; phoneRequired: boolean };
export type SeededShift = { id: string; start: Date; end: Date; coming: number };

/**
 * Deals with a seeded need's invitations as the days since it was posted would have: the invented residents
 * were rung, three times a week at most, and many looked. Whoever is real (Anke, people who joined the demo)
 * is not rung by a start of the server, and it does not count as one of their pings.
 */
export async function settleInvitations(
  tx: Tx,
  need: SeededNeed,
  invented: readonly string[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    with due as (
      select i.id, i."deliverAt", i."order",
             case when not i."residentId" = any(${[...invented]}::uuid[]) then 'unreachable'
                  when (select count(*) from "Invitation" past
                         where past."residentId" = i."residentId" and past.id <> i.id and past.silenced is null
                           and past."rungAt" > i."deliverAt" - interval '7 days') >= 3 then 'enough'
             end as silenced
        from "Invitation" i
       where i."helpRequestId" = ${need.id}::uuid and i."rungAt" is null)
    update "Invitation" i
       set "rungAt" = due."deliverAt", silenced = due.silenced,
           "sentAt" = case when due.silenced is null then due."deliverAt" end,
           "openedAt" = case when due.silenced is null and due."order" % 5 < 3
             then least(due."deliverAt" + make_interval(mins => 3 + due."order" * 37 % 170), ${now}::timestamptz) end
      from due where i.id = due.id`;
}

/** Gives a shift the people who are coming: residents who were asked and have time, the rest phoned. */
export async function fillShift(
  tx: Tx,
  need: SeededNeed,
  shift: SeededShift,
  anke: boolean,
  now: Date,
): Promise<void> {
  const chance = chanceOf(shift.id);
  const confirmed = () =>
    new Date(
      need.publishedAt.getTime() + chance.next() * (earlier(now, shift.start) - need.publishedAt.getTime()),
    );
  const signups: Prisma.SignupCreateManyInput[] = [];
  let missing = shift.coming;
  const add = (
    person: Candidate | { personId: null; name: string; phone: string | null },
    people: number,
  ) => {
    const { personId, name } = person;
    const phone = need.phoneRequired ? (person.phone ?? "0171 3920099") : person.phone;
    const id = demoId(`signup:${shift.id}:${signups.length}`);
    signups.push({ id, shiftId: shift.id, personId, name, people, phone, confirmedAt: confirmed() });
    missing -= people;
  };

  const byPhone = missing >= 4 ? 1 : 0;
  for (const candidate of await candidates(tx, need, shift, anke)) {
    if (missing <= byPhone) break;
    add(candidate, missing - byPhone >= 3 && chance.happens(0.3) ? 2 : 1);
  }
  while (missing > 0) add({ personId: null, name: chance.pick(callers), phone: null }, Math.min(missing, 2));
  await tx.signup.createMany({ data: signups });
  await tx.$executeRaw`
    update "Invitation" i
       set answer = 'yes', "answeredAt" = s."confirmedAt",
           "openedAt" = coalesce(i."openedAt", case when i."sentAt" is not null then s."confirmedAt" end)
      from "Signup" s
     where s."shiftId" = ${shift.id}::uuid and i."helpRequestId" = ${need.id}::uuid and i."residentId" = s."personId"`;
}

type Candidate = { personId: string; name: string; phone: string | null };

/** Who was rung comes first, in an order that differs from need to need; nobody is in two places at once. */
async function candidates(tx: Tx, need: SeededNeed, shift: SeededShift, anke: boolean): Promise<Candidate[]> {
  if (shift.coming === 0) return [];
  return tx.$queryRaw<Candidate[]>`
    select p.id as "personId", p.name, p.phone
      from "Invitation" i join "Person" p on p.id = i."residentId"
     where i."helpRequestId" = ${need.id}::uuid
       and (i.silenced is distinct from 'unreachable' or (${anke} and p.id = ${demoResidentId}::uuid))
       and not exists (select from "Signup" s join "Shift" t on t.id = s."shiftId"
                        where s."personId" = p.id and s.status = 'confirmed'
                          and t.start < ${shift.end}::timestamptz and t."end" > ${shift.start}::timestamptz)
     order by p.id = ${demoResidentId}::uuid desc, i."sentAt" is null, md5(i."residentId"::text || ${shift.id}) limit ${shift.coming}`;
}

function earlier(now: Date, start: Date): number {
  return Math.min(now.getTime(), start.getTime());
}

/** People without a browser, whom the coordinator entered. */
const callers = [
  "Frau Albrecht",
  "Herr Boden",
  "Familie Donath",
  "Opa Heinz",
  "Frau Jentsch",
  "Herr Kunze",
  "Familie Petzold",
  "Tante Inge",
];
