import { createReadStream } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Logger, runMigrations } from "graphile-worker";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { applyMigrations } from "../migrate.server";
import { type Description, type Digest, type Part, readParts, type Section } from "./archive.server";
import { Unreadable, unsealing } from "./seal.server";
import { digestOf, jobsOf, quoted, rowsOf, settle } from "./tables.server";

export type Restored = { description: Description; tables: number; rows: number };

/** Reads a backup from beginning to end, and takes nothing from it. Throws an `Unreadable` that names the file. */
export async function checkBackup(file: string, key: Buffer): Promise<Description> {
  let description: Description | null = null;
  await readBackup(file, key, async (part) => {
    if (part.type === "description") description = part.value;
  });
  if (!description) throw new Unreadable(`${file}: it is empty`);
  return description;
}

/**
 * Fills an empty database from a backup that `checkBackup` has read: the tables as they were then, all rows in one
 * transaction, each table compared with what the backup says it held. What is left half-way is taken away again.
 * @param secretsFolder where kept secrets go; null: they were given by the environment
 */
export async function restoreInto(
  url: string,
  { file, key, secretsFolder }: { file: string; key: Buffer; secretsFolder: string | null },
): Promise<Restored> {
  const description = await checkBackup(file, key);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await refuseUnlessEmpty(sql);
    try {
      await applyMigrations(url, description.migrations);
      await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
      const loaded = await sql.begin((tx) => load(tx, file, key));
      for (const { name, content } of loaded.secrets) await keepSecret(secretsFolder, name, content);
      return { description, tables: loaded.tables, rows: loaded.rows };
    } catch (error) {
      await sql.unsafe(
        "drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public",
      );
      throw error;
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Throws an error that names what is already there. */
export async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
     order by 1 limit 3`;
  if (tables.length === 0) return;
  const names = tables.map(({ name }) => name).join(", ");
  throw new Error(`The database is not empty (${names} …): a backup is only restored into a new one.`);
}

async function load(tx: TransactionSql, file: string, key: Buffer) {
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

async function readBackup(file: string, key: Buffer, take: (part: Part) => Promise<void>): Promise<void> {
  let refused: unknown;
  try {
    await pipeline(createReadStream(file), unsealing(key), createGunzip(), async (source) => {
      for await (const part of readParts(source as AsyncIterable<Buffer>)) {
        await take(part).catch((error) => {
          refused ??= error;
          throw error;
        });
      }
    });
  } catch (error) {
    // The pipeline calls what its last step threw an abort.
    if (refused) throw refused;
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof Unreadable) throw new Unreadable(`${file} cannot be restored: ${message}`);
    if (code?.startsWith("Z_")) throw new Unreadable(`${file} cannot be restored: it was changed`);
    throw error;
  }
}

/** Never over another one: whoever started a server here already has made secrets of their own. */
async function keepSecret(folder: string | null, name: string, content: Buffer): Promise<void> {
  if (!folder || !/^[\w.-]+$/.test(name)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const path = join(folder, name);
  const there = await readFile(path).catch(() => null);
  if (there?.equals(content)) return;
  if (there) throw new Error(`${path} is there already and differs: restore into an empty DATA_DIR`);
  await writeFile(path, content, { mode: 0o600, flag: "wx" });
}
