import type { Readable } from "node:stream";
import type { Sql, TransactionSql } from "postgres";
import { type Digest, digesting, type Section } from "./archive.server";

type Connection = Sql | TransactionSql;
export type Table = Extract<Section, { kind: "table" }>;

/** Made anew from its sources after a restore. */
const derived = ["matching", "need_change"];

/** What leaves as text comes back the same, whatever the server's or the account's settings are. */
export async function settle(sql: Connection): Promise<void> {
  await sql`select set_config(name, value, true) from (values
    ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('bytea_output', 'hex'), ('extra_float_digits', '3'),
    ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0')) as s(name, value)`;
}

/** Every table of ours; those that others refer to come first, so that they can be filled in this order. */
export async function tablesOf(sql: Connection): Promise<Table[]> {
  const found = await sql<{ name: string; columns: string[] }[]>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all(${derived})
     group by c.relname order by c.relname`;
  const references = await sql<{ child: string; parent: string }[]>`
    select c.relname::text as child, p.relname::text as parent
      from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
     where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conrelid <> f.confrelid`;
  const parents = (name: string) =>
    references.filter(({ child }) => child === name).map(({ parent }) => parent);
  return inOrder(found, parents).map(({ name, columns }) => ({ kind: "table", name, columns }));
}

/** The rows of a table in the order of its key, as COPY's text: the same rows are the same bytes. */
export async function rowsOf(sql: Connection, { name, columns }: Table): Promise<AsyncIterable<Buffer>> {
  const keys = await sql<{ column: string }[]>`
    select a.attname::text as column
      from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(nr, place)
      join pg_attribute a on a.attnum = k.nr
     where i.indrelid = ${quoted(name)}::regclass and i.indisprimary and a.attrelid = i.indrelid
     order by k.place`;
  const order = keys.length > 0 ? keys.map(({ column }) => quoted(column)) : columns.map(quoted);
  const query = `select ${columns.map(quoted).join(", ")} from ${quoted(name)} order by ${order.join(", ")}`;
  return copyOut(sql, query);
}

/** Waiting jobs as add_job takes them: their numbers are the queue's own business. */
export async function jobsOf(sql: Connection): Promise<AsyncIterable<Buffer>> {
  return copyOut(
    sql,
    `select json_build_object('task', t.identifier, 'payload', j.payload, 'queue', q.queue_name, 'runAt', j.run_at,
              'attempts', j.max_attempts, 'key', j.key, 'priority', j.priority)
       from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      order by j.run_at, j.id`,
  );
}

export async function digestOf(rows: AsyncIterable<Buffer>): Promise<Digest> {
  const digest = digesting();
  for await (const some of rows) digest.add(some);
  return digest.result();
}

/** Rows as they come, no faster than they are taken. */
async function copyOut(sql: Connection, query: string): Promise<AsyncIterable<Buffer>> {
  return untilTheEnd(await sql.unsafe(`copy (${query}) to stdout`).readable());
}

/**
 * The driver pauses its socket when rows come too fast, and goes on when somebody reads; but nobody does after the
 * last row, and the next statement would wait for ever.
 */
async function* untilTheEnd(rows: Readable): AsyncGenerator<Buffer> {
  yield* rows;
  rows._read(0);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function inOrder<T extends { name: string }>(all: readonly T[], parentsOf: (name: string) => string[]): T[] {
  const placed = new Set<string>();
  const order: T[] = [];
  const known = new Set(all.map(({ name }) => name));
  while (order.length < all.length) {
    const ready = all.filter(
      ({ name }) => !placed.has(name) && parentsOf(name).every((one) => placed.has(one) || !known.has(one)),
    );
    if (ready.length === 0) throw new Error("Tables refer to one another in a circle");
    for (const one of ready) placed.add(one.name);
    order.push(...ready);
  }
  return order;
}
