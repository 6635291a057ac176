import { access } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { now } from "~/clock.server";
import { env } from "~/env.server";
import { logger } from "~/log.server";
import { connect, disconnect, transaction } from "~/models/db.server";
import { erasePerson } from "~/models/erase.server";
import { erasedAmongUs, ledgerFile } from "~/models/erasure-ledger.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { findDatabase } from "../database.server";
import { migrate } from "../migrate.server";
import { completeSecrets } from "../secrets.server";
import { knownBackupKey } from "./key.server";
import { checkBackup } from "./read.server";
import { type Restored, restoreInto } from "./restore.server";

export type Recovered = Restored & { matching: number; erasedAgain: number };

/**
 * The whole way back on an empty machine: reads the file to its end before it touches anything, fills the database,
 * brings it up to today's version, builds what is derived, and erases again who was erased since the backup.
 * Throws an error that names the file, the database or the key.
 */
export async function recover(path: string): Promise<Recovered> {
  const { dataDir, databaseUrl, backupKey: given } = env();
  const file = resolve(process.env.INIT_CWD ?? "", path);
  const known = await knownBackupKey(given, dataDir);
  if (!known) {
    throw new Error(
      `BACKUP_KEY: the key of the backup must be given, or lie in ${join(dataDir, "secrets", "backup.key")}`,
    );
  }
  await access(file).catch(() => {
    throw new Error(`${file}: there is no such file`);
  });
  await checkBackup(file, known.key);
  const database = await findDatabase();
  try {
    const secretsFolder = databaseUrl ? null : join(dataDir, "secrets");
    const restored = await restoreInto(database.url, { file, key: known.key, secretsFolder });
    await completeSecrets();
    await migrate(database.url, logger());
    connect(database.url);
    const matching = await rebuildMatching();
    const erasedAgain = await eraseAgain(ledgersFor(file, dataDir));
    return { ...restored, matching, erasedAgain };
  } finally {
    await disconnect();
    await database.close();
  }
}

/** Beside DATA_DIR, and where the backup lies: whoever carries it elsewhere takes the list along. */
function ledgersFor(file: string, dataDir: string): string[] {
  const beside = dirname(file);
  return [...new Set([dataDir, beside, dirname(beside)].map((folder) => join(folder, ledgerFile)))];
}

async function eraseAgain(ledgers: readonly string[]): Promise<number> {
  const people = await erasedAmongUs(ledgers);
  for (const personId of people) await transaction((tx) => erasePerson(tx, personId, now()));
  return people.length;
}
