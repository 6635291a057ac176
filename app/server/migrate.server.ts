import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import type { StartLog } from "./embedded-postgres.server";

// Any number will do, as long as nobody else takes it; Prisma's own is 72707369.
const migrationLock = 20_251_128;
const oldestVersion = 14;

/**
 * Brings the database up to date: our migrations, then the job queue's. Nodes that start at once take
 * turns (a session lock on a connection of its own), the later ones find nothing left to do. Throws an
 * error of one line for a PostgreSQL that is too old, and Prisma's own words for a migration that failed.
 */
export async function migrate(url: string, log: StartLog): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await refuseOldVersion(client);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const pending = await pendingMigrations(client);
    if (pending.length > 0) {
      await deploy(url);
      log.info(`database migrated: ${pending.join(", ")}`);
    }
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
  } finally {
    // The lock ends with its session.
    await client.end().catch(() => {});
  }
}

/**
 * Lays the tables as they were after exactly these migrations, in an empty database: what a backup of that time is
 * read into. Who was applied stands in the backup itself. Throws an error that names one that is not known here.
 */
export async function applyMigrations(url: string, names: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await refuseOldVersion(client);
    await client.query(prismaTable);
    for (const name of names) {
      const file = join(projectFolder(), "prisma", "migrations", name, "migration.sql");
      const script = /^\w+$/.test(name) && (await readFile(file, "utf8").catch(() => null));
      if (!script)
        throw new Error(`The backup is of a newer version: its migration ${name} is not known here`);
      await client.query(script);
    }
  } finally {
    await client.end().catch(() => {});
  }
}

/** As Prisma makes it (schema engine, `sql-schema-connector`). */
const prismaTable = `create table _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

async function refuseOldVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const version = rows[0]?.server_version ?? "";
  if (Number.parseInt(version, 10) >= oldestVersion) return;
  throw new Error(`DATABASE_URL: PostgreSQL ${version} is too old, at least ${oldestVersion} is needed`);
}

async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const entries = await readdir(join(projectFolder(), "prisma", "migrations"), { withFileTypes: true });
  const ours = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const known = await client.query<{ known: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as known",
  );
  if (!known.rows[0]?.known) return ours.sort();
  const { rows } = await client.query<{ migration_name: string }>(
    "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return ours.filter((name) => !applied.has(name)).sort();
}

// A child process, because Prisma offers its migrations as a command only.
async function deploy(url: string): Promise<void> {
  const folder = projectFolder();
  const prisma = join(
    dirname(createRequire(import.meta.url).resolve("prisma/package.json")),
    "build",
    "index.js",
  );
  const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  try {
    await promisify(execFile)(process.execPath, [prisma, "migrate", "deploy"], { cwd: folder, env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`The database could not be migrated.\n${stdout ?? ""}${stderr ?? error}`);
  }
}

// This module runs from app/server and, built, from somewhere below build.
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "prisma.config.ts"))) {
    if (folder === dirname(folder)) throw new Error("prisma.config.ts is missing beside the server");
    folder = dirname(folder);
  }
  return folder;
}
