import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres, { type TransactionSql } from "postgres";
import { keptDays } from "~/domain/backup-times";
import { close, type Digest, describe, writeSection } from "./archive.server";
import { backupKeyFile } from "./key.server";
import { sealing } from "./seal.server";
import { jobsOf, rowsOf, settle, tablesOf } from "./tables.server";

export type BackupOptions = {
  url: string;
  dataDir: string;
  key: Buffer;
  /** Keep what lies in DATA_DIR/secrets too: with the embedded database nobody else has it. */
  secrets: boolean;
  /** Real time. */
  now: Date;
  signal?: AbortSignal;
};
export type Backup = { file: string; bytes: number; rows: number };

/** Any number will do, as long as nobody else takes it (see migrate.server). */
const backupLock = 20_251_129;

/**
 * Writes everything into one encrypted file in DATA_DIR/backups, named by its instant, and removes those older than
 * thirty days. One snapshot (REPEATABLE READ) while everybody works on; nothing is held in memory. The file appears
 * whole or not at all. Rests on a session lock: null when another backup is under way.
 */
export async function writeBackup(options: BackupOptions): Promise<Backup | null> {
  const sql = postgres(options.url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const [lock] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${backupLock}) as taken`;
    if (!lock?.taken) return null;
    const folder = join(options.dataDir, "backups");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `anpacken-${options.now.toISOString().replaceAll(":", "-")}.backup`);
    const rows = await sql.begin("isolation level repeatable read read only", (tx) =>
      writeFile(tx, `${file}.part`, options),
    );
    await rename(`${file}.part`, file);
    await sync(folder);
    await removeOld(folder, options.now);
    return { file, bytes: (await stat(file)).size, rows };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function writeFile(tx: TransactionSql, file: string, options: BackupOptions): Promise<number> {
  let rows = 0;
  const count = (digest: Digest) => {
    rows += digest.rows;
  };
  try {
    await pipeline(
      Readable.from(everything(tx, options, count), { objectMode: false }),
      createGzip({ level: 5 }),
      sealing(options.key),
      createWriteStream(file, { mode: 0o600, flags: "wx", flush: true }),
      { signal: options.signal },
    );
    return rows;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function* everything(
  tx: TransactionSql,
  { dataDir, secrets, now }: BackupOptions,
  count: (digest: Digest) => void,
): AsyncGenerator<Buffer> {
  await settle(tx);
  const migrations = await tx<{ name: string }[]>`
    select migration_name as name from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`;
  const sequences = await tx<{ name: string; value: string }[]>`
    select sequencename::text as name, last_value::text as value
      from pg_sequences where schemaname = 'public' and last_value is not null order by sequencename`;
  const names = migrations.map(({ name }) => name);
  yield describe({ madeAt: now.toISOString(), migrations: names, sequences: [...sequences] });
  for (const table of await tablesOf(tx)) yield* writeSection(table, await rowsOf(tx, table), count);
  yield* writeSection({ kind: "jobs", name: "jobs" }, await jobsOf(tx), count);
  for (const { name, content } of secrets ? await secretFiles(dataDir) : []) {
    yield* writeSection({ kind: "secret", name }, Readable.from([content]));
  }
  yield close();
}

/** The key of backups itself stays out: a lock does not hold its own key. */
async function secretFiles(dataDir: string): Promise<{ name: string; content: Buffer }[]> {
  const folder = join(dataDir, "secrets");
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile() && entry.name !== backupKeyFile)
    .map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, content: await readFile(join(folder, name)) })),
  );
}

/** By the instant in its name; what a crash left half-written goes after a day. */
async function removeOld(folder: string, now: Date): Promise<void> {
  const dayMs = 86_400_000;
  for (const name of await readdir(folder)) {
    const [, day = "", time = "", part] = /^anpacken-(.{10})T(.{12})Z\.backup(\.part)?$/.exec(name) ?? [];
    const age = now.getTime() - Date.parse(`${day}T${time.replaceAll("-", ":")}Z`);
    if (age > (part ? 1 : keptDays) * dayMs) await rm(join(folder, name), { force: true });
  }
}

/** A name is on disk only once its folder is. Windows has no such thing. */
async function sync(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
