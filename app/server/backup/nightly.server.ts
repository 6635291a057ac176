import { backupDue } from "~/domain/backup-times";
import { env } from "~/env.server";
import { logger } from "~/log.server";
import { lastBackup } from "~/models/backup.server";
import { makeBackup } from "./make.server";

const hourMs = 3_600_000;

/**
 * With the embedded database a backup is made by itself, at three in the morning in Berlin or at the next start.
 * Whoever brings a PostgreSQL of their own says when (`npm run backup`).
 */
export function nightlyBackup(
  url: string,
  begun: Date,
): { look(realNow: Date): Promise<void>; stop(): Promise<void> } {
  const abort = new AbortController();
  let running: Promise<void> | null = null;
  let notBefore = 0;
  return {
    async look(realNow) {
      if (running || env().databaseUrl !== null || realNow.getTime() < notBefore) return;
      if (!backupDue((await lastBackup()) ?? begun, realNow)) return;
      notBefore = realNow.getTime() + hourMs;
      running = run(realNow).finally(() => {
        running = null;
      });
    },
    async stop() {
      abort.abort();
      await running;
    },
  };

  async function run(realNow: Date): Promise<void> {
    try {
      const backup = await makeBackup(url, realNow, { embedded: true, signal: abort.signal });
      if (backup) logger().info({ rows: backup.rows, bytes: backup.bytes }, "backup written");
    } catch (error) {
      if (!abort.signal.aborted) logger().error({ err: error }, "backup failed, the next try is in an hour");
    }
  }
}
