import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import postgres, { type Sql } from "postgres";
import { applyMigrations } from "../migrate.server";
import type { Description } from "./archive.server";
import { load } from "./load.server";
import { checkBackup } from "./read.server";

export type Restored = { description: Description; tables: number; rows: number };

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
async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
     order by 1 limit 3`;
  if (tables.length === 0) return;
  const names = tables.map(({ name }) => name).join(", ");
  throw new Error(`The database is not empty (${names} …): a backup is only restored into a new one.`);
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
