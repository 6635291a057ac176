import type { OwnShift, SignupQuestion } from "~/domain/signup";
import type { Tx } from "./db.server";
import { Prisma } from "./generated/client";

/**
 * All that decides about a signup, in one statement: hundreds may stand in line behind the lock, and each
 * way to the database and back is a step nobody else can take meanwhile. Null when need and shift, or the person,
 * are not there.
 */
export async function readQuestion(
  tx: Tx,
  helpRequestId: string,
  { shiftId, personId }: { shiftId: string; personId: string | null },
) {
  const [row] = await tx.$queryRaw<Read[]>`
    select json_build_object('status', case when h."hiddenAt" is null and a.status = 'approved' then h.status::text else 'closed' end,
                             'minimumAge', h."minimumAge", 'phoneRequired', h."phoneRequired") as need,
           json_build_object('id', s.id, 'start', ${milliseconds("s.start")}, 'end', ${milliseconds('s."end"')},
                             'places', s.places, 'flexible', s.flexible) as shift,
           (select coalesce(sum(t.people), 0)::int from "Signup" t
             where t."shiftId" = s.id and t.status = 'confirmed') as taken,
           (select coalesce(json_agg(json_build_object('shiftId', o.id, 'start', ${milliseconds("o.start")},
                                                       'end', ${milliseconds('o."end"')}, 'flexible', o.flexible)), '[]')
              from "Signup" t join "Shift" o on o.id = t."shiftId"
             where t."personId" = p.id and t.status = 'confirmed') as own,
           exists (select from "Bar" b where b."associationId" = h."associationId" and b."personId" = p.id) as barred,
           case when p.id is not null then
             json_build_object('id', p.id, 'name', p.name, 'birthYear', p."birthYear", 'phone', p.phone,
                               'consent', g."consentedAt" is not null, 'guardianPhone', nullif(g.phone, ''))
           end as person
      from "HelpRequest" h
      join "Association" a on a.id = h."associationId"
      join "Shift" s on s."helpRequestId" = h.id and s.id::text = ${shiftId}
      left join "Person" p on p.id = ${personId}::uuid
      left join "Guardian" g on g."personId" = p.id
     where h.id = ${helpRequestId}::uuid`;
  if (!row || (personId !== null && !row.person)) return null;
  const instants = <T extends { start: unknown; end: unknown }>(shift: T) => ({
    ...shift,
    start: new Date(Number(shift.start)),
    end: new Date(Number(shift.end)),
  });
  return { ...row, shift: instants(row.shift), own: row.own.map(instants) };
}

type Read = Pick<SignupQuestion, "need" | "shift" | "taken"> & {
  barred: boolean;
  own: (Omit<OwnShift, "start" | "end"> & { start: number; end: number })[];
  person: {
    id: string;
    name: string;
    birthYear: number | null;
    phone: string | null;
    consent: boolean;
    guardianPhone: string | null;
  } | null;
};

function milliseconds(column: string): Prisma.Sql {
  return Prisma.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
}
