import type { Writable } from "node:stream";
import type { TransactionSql } from "postgres";
import type { Digest, Section } from "./archive.server";
import { readBackup } from "./read.server";
import { digestOf, jobsOf, quoted, rowsOf, settle } from "./tables.server";

/** Writes a backup's rows, each table compared with what the backup says it held. @returns its secrets, too */
export async function load(tx: TransactionSql, file: string, key: Buffer) {
  await settle(tx);
  const secrets: { name: string; content: Buffer }[] = [];
  let section: Section | null = null;
  let target: Writable | null = null;
  let secret: Buffer[] = [];
  let tables = 0;
  let rows = 0;
  await readBackup(file, key, async (part) => {
    if (part.type === "description") {
      for (const { name, value } of part.value.sequences)
        await tx`select setval(${name}::regclass, ${value})`;
    }
    if (part.type === "begin") {
      section = part.section;
      secret = [];
      target = section.kind === "secret" ? null : await writing(tx, section);
    }
    if (part.type === "data") {
      if (target) await write(target, part.bytes);
      else secret.push(Buffer.from(part.bytes));
    }
    if (part.type === "end" && section) {
      if (section.kind === "secret") secrets.push({ name: section.name, content: Buffer.concat(secret) });
      if (target) {
        await endOf(target);
        await compare(tx, section, part.digest);
        rows += part.digest.rows;
      }
      if (section.kind === "table") tables += 1;
    }
  });
  return { secrets, tables, rows };
}

async function writing(tx: TransactionSql, section: Section): Promise<Writable> {
  if (section.kind === "jobs") {
    await tx.unsafe(
      "create temp table restored_job (nr bigint generated always as identity, line json) on commit drop",
    );
  }
  const into =
    section.kind === "table"
      ? `${quoted(section.name)} (${section.columns.map(quoted).join(", ")})`
      : "restored_job (line)";
  const target = await tx.unsafe(`copy ${into} from stdin`).writable();
  // It is told to whoever writes.
  return target.on("error", () => {});
}

/** A table is restored when it reads as it did; that is looked at, not believed. */
async function compare(tx: TransactionSql, section: Section, wanted: Digest): Promise<void> {
  if (section.kind === "jobs") {
    await tx.unsafe(`
      select graphile_worker.add_job(line->>'task', line->'payload', line->>'queue', (line->>'runAt')::timestamptz,
               (line->>'attempts')::int, line->>'key', (line->>'priority')::int)
        from (select line from restored_job order by nr offset 0) j`);
  }
  const rows = section.kind === "table" ? await rowsOf(tx, section) : await jobsOf(tx);
  const found = await digestOf(rows);
  if (found.rows === wanted.rows && found.sha256 === wanted.sha256) return;
  throw new Error(`${section.name}: ${found.rows} rows do not read like the ${wanted.rows} of the backup`);
}

async function write(target: Writable, bytes: Buffer): Promise<void> {
  await new Promise<void>((done, failed) => target.write(bytes, (error) => (error ? failed(error) : done())));
}

/**
 * The driver says nothing when a COPY fails at its very end, only the next statement of the transaction does: wait
 * no longer than until the end is on its way.
 */
async function endOf(target: Writable): Promise<void> {
  target.end();
  await new Promise((resolve) => setImmediate(resolve));
}
