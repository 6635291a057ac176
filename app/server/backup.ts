import { env } from "~/env.server";
import { makeBackup } from "./backup/make.server";
import { findDatabase } from "./database.server";
import { startOrExplain } from "./start.server";

/** `npm run backup`: also while the server runs, and with a database of your own (from cron, say). */
await startOrExplain(async () => {
  const database = await findDatabase();
  try {
    const backup = await makeBackup(database.url, new Date(), { embedded: env().databaseUrl === null });
    if (!backup) throw new Error("Another backup is being made right now.");
    console.log(`Backup: ${backup.file} (${backup.rows} rows, ${backup.bytes} bytes)`);
  } finally {
    await database.close();
  }
});
