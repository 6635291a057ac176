import { columnsOf, type PersonalTable, personalData, personalTables } from "~/domain/personal-data";
import { type Tx, transaction } from "./db.server";
import { Prisma } from "./generated/client";

export type ExportedRow = Record<string, unknown> & { about?: Record<string, string | null> };
/** Every row about a person, by table; without keys and hashes that nobody may see. */
export type Exported = Record<PersonalTable, ExportedRow[]>;

/** Everything we hold about a person, as of one instant: one statement per table of domain/personal-data.ts. */
export async function exportOf(personId: string): Promise<Exported> {
  return transaction(async (tx) => {
    await tx.$executeRaw`set transaction isolation level repeatable read, read only`;
    const exported = {} as Exported;
    for (const table of personalTables) exported[table] = await rowsOf(tx, table, personId);
    return exported;
  });
}

async function rowsOf(tx: Tx, table: PersonalTable, personId: string): Promise<ExportedRow[]> {
  const columns = columnsOf(table, "shown", "file").map((column) => Prisma.raw(`t."${column}"`));
  const beside = about[table];
  const [answer] = await tx.$queryRaw<{ rows: ExportedRow[] }[]>`
    select coalesce(json_agg(r), '[]') as rows from (
      select ${Prisma.join(beside ? [...columns, Prisma.sql`(${beside}) as about`] : columns)}
        from ${Prisma.raw(`"${table}"`)} t
       where ${Prisma.raw(`t."${personalData[table].person}"`)} = ${personId}::uuid
       order by ${Prisma.raw(order[table] ?? "1")}) r`;
  return answer?.rows ?? [];
}

const byNeed = Prisma.sql`
  select json_build_object('need', h.title, 'association', a.name, 'category', h.category)
    from "HelpRequest" h join "Association" a on a.id = h."associationId" where h.id = t."helpRequestId"`;
const byAssociation = Prisma.sql`
  select json_build_object('association', a.name) from "Association" a where a.id = t."associationId"`;

/** What a row is about, in names instead of ids. */
const about: Partial<Record<PersonalTable, Prisma.Sql>> = {
  Signup: Prisma.sql`
    select json_build_object('need', h.title, 'association', a.name, 'start', s.start)
      from "Shift" s
      join "HelpRequest" h on h.id = s."helpRequestId"
      join "Association" a on a.id = h."associationId"
     where s.id = t."shiftId"`,
  Habit: Prisma.sql`
    select json_build_object('association', a.name) from "Association" a
     where t.subject = 'association:' || a.id::text`,
  Invitation: byNeed,
  Delivery: byNeed,
  Report: byAssociation,
  Membership: byAssociation,
  Block: byAssociation,
  Bar: byAssociation,
  Credential: byAssociation,
  HelpRequest: byAssociation,
  TeamInvitation: byAssociation,
  Staff: Prisma.sql`
    select json_build_object('municipality', m.name) from "Municipality" m where m.id = t."municipalityId"`,
};

/** The newest first, where there may be many. */
const order: Partial<Record<PersonalTable, string>> = {
  Signup: `t."confirmedAt" desc, t.id`,
  Invitation: `t."deliverAt" desc, t.id`,
  Delivery: `t."deliverAt" desc, t.id`,
  HelpRequest: `t."createdAt" desc, t.id`,
};
