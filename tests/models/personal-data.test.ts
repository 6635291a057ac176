import { afterAll, beforeAll, expect, test } from "vitest";
import { columnsOf, impersonalTables, personalData, personalTables } from "~/domain/personal-data";
import { personalDataWords } from "~/i18n/personal-data.server";
import { db } from "~/models/db.server";
import { openVillage, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.close());

const described: readonly string[] = personalTables;

/** Columns of the database's own account of itself. */
async function columns(): Promise<Map<string, { name: string; type: string }[]>> {
  const rows = await db().$queryRaw<{ table: string; name: string; type: string }[]>`
    select c.table_name::text as table, c.column_name::text as name, c.data_type::text as type
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`;
  const tables = new Map<string, typeof rows>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return tables;
}

type Key = { table: string; column: string; to: string };

async function foreignKeys(): Promise<Key[]> {
  return db().$queryRaw<Key[]>`
    select k.table_name::text as table, k.column_name::text as column, u.table_name::text as to
      from information_schema.referential_constraints r
      join information_schema.key_column_usage k using (constraint_schema, constraint_name)
      join information_schema.key_column_usage u
        on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
       and u.ordinal_position = k.position_in_unique_constraint
     where r.constraint_schema = 'public'`;
}

test("every table is either about people or known not to be", async () => {
  const tables = [...(await columns()).keys()].filter((table) => !table.startsWith("_prisma"));
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.toSorted()).toEqual([...described, ...impersonalTables].toSorted());
});

test("every path of foreign keys to a person ends in a described table", async () => {
  const keys = await foreignKeys();
  const reaches = new Set(["Person"]);
  for (let known = 0; known < reaches.size; ) {
    known = reaches.size;
    for (const { table, to } of keys) if (reaches.has(to)) reaches.add(table);
  }
  expect(reaches.size).toBeGreaterThan(15);
  expect([...reaches].filter((table) => !described.includes(table))).toEqual([]);
  for (const { table, column, to } of keys.filter((key) => key.to === "Person" || key.to === "Resident"))
    expect(personalData[table as keyof typeof personalData].person, `${table} → ${to}`).toBe(column);
});

test("every column of these tables is described once, and none that is not there", async () => {
  const all = await columns();
  for (const table of personalTables) {
    const named = columnsOf(table, "shown", "file", "secret", "others");
    expect(named.toSorted(), table).toEqual((all.get(table) ?? []).map(({ name }) => name).toSorted());
    expect(named, table).toContain(personalData[table].person);
  }
});

/** Ids without a foreign key: each is known to be no person's, or described as one. */
const nobodysIds = [
  ...["AuditEntry.subject", "Delivery.shiftId", "Pseudonym.pseudonym", "Session.handle", "matching.place_id"],
  "need_change.need_id",
];

test("an id that no foreign key explains is no person's", async () => {
  const all = await columns();
  const keys = new Set((await foreignKeys()).map(({ table, column }) => `${table}.${column}`));
  const unexplained = [...all].flatMap(([table, list]) =>
    list
      .filter(({ type, name }) => type === "uuid" && name !== "id" && !keys.has(`${table}.${name}`))
      .map(({ name }) => `${table}.${name}`),
  );
  const persons = personalTables.map((table) => `${table}.${personalData[table].person}`);
  expect(unexplained.filter((one) => !persons.includes(one) && !nobodysIds.includes(one))).toEqual([]);
});

test.each(["de", "en"] as const)(
  "has words for every column in %s, and for none twice in a table",
  (locale) => {
    const words = personalDataWords(locale).personalWords;
    for (const table of personalTables) {
      const named: Record<string, string> = words[table].columns;
      expect(Object.keys(named).toSorted(), table).toEqual(
        columnsOf(table, "shown", "file", "secret").toSorted(),
      );
      const shown = columnsOf(table, "shown").map((column) => named[column]);
      expect(new Set(shown).size, table).toBe(shown.length);
    }
  },
);
