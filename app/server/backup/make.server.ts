import postgres from "postgres";
import { env } from "~/env.server";
import { adviceFor, backupKey } from "./key.server";
import { type Backup, writeBackup } from "./write.server";

/**
 * One backup with our key, noted in the database once it is whole. Says once where a new key lies.
 * @returns null while another one is being made
 */
export async function makeBackup(
  url: string,
  realNow: Date,
  { embedded, signal }: { embedded: boolean; signal?: AbortSignal },
): Promise<Backup | null> {
  const { dataDir, backupKey: given } = env();
  const key = await backupKey(given, dataDir);
  if (key.isNew) console.log(adviceFor(key));
  const options = { url, dataDir, key: key.key, secrets: embedded, now: realNow, signal };
  const backup = await writeBackup(options);
  if (backup) await note(url, new Date(), `${backup.rows} rows, ${backup.bytes} bytes`);
  return backup;
}

/** By itself, not by the models: `npm run backup` leaves an older server's tables as they are. */
async function note(url: string, at: Date, outcome: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`insert into "Routine" (name, at, outcome) values ('backup', ${at}, ${outcome})
    on conflict (name) do update set at = excluded.at, outcome = excluded.outcome`.finally(() => sql.end());
}
