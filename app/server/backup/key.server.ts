import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export const backupKeyFile = "backup.key";

export type BackupKey = { key: Buffer; file: string | null; isNew: boolean };

/** BACKUP_KEY, else the one kept in DATA_DIR/secrets (mode 0600), made at the first backup. */
export async function backupKey(given: string | null, dataDir: string): Promise<BackupKey> {
  const known = await knownBackupKey(given, dataDir);
  if (known) return known;
  const file = join(dataDir, "secrets", backupKeyFile);
  await mkdir(dirname(dirname(file)), { recursive: true });
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    // Of two first backups at once, `wx` lets one write; the other reads what it wrote.
    await writeFile(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  await chmod(file, 0o600);
  return { key: keyOf(await readFile(file, "utf8"), file), file, isNew: true };
}

/** The key there is, null when none was ever made here. */
export async function knownBackupKey(given: string | null, dataDir: string): Promise<BackupKey | null> {
  if (given) return { key: keyOf(given, "BACKUP_KEY"), file: null, isNew: false };
  const file = join(dataDir, "secrets", backupKeyFile);
  const kept = await readFile(file, "utf8").catch(() => null);
  return kept === null ? null : { key: keyOf(kept, file), file, isNew: false };
}

/** How to keep it, said once: whoever loses it has no backups. */
export function adviceFor({ file }: BackupKey): string {
  return [
    `Backups are encrypted with a new key, kept in ${file}.`,
    "Keep a copy of it away from this machine, and from the backups: without it nobody can read them.",
    `To see it: cat ${file}    To restore elsewhere: BACKUP_KEY=… npm run restore FILE`,
  ].join("\n");
}

function keyOf(text: string, source: string): Buffer {
  const key = Buffer.from(text.trim(), "base64url");
  if (key.length !== 32) throw new Error(`${source}: must be 43 base64url characters`);
  return key;
}
