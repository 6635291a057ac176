import { env } from "~/env.server";
import { logger } from "~/log.server";
import { connect, disconnect } from "~/models/db.server";
import { startEmbeddedPostgres } from "./embedded-postgres.server";
import { migrate } from "./migrate.server";

/** The configured PostgreSQL, or the embedded one; with all migrations applied, and connected. */
export async function openDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { databaseUrl, dataDir } = env();
  const embedded = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, log: logger() });
  const url = databaseUrl ?? embedded?.url ?? "";
  try {
    await migrate(url, logger());
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  connect(url);
  return {
    url,
    async close() {
      await disconnect();
      await embedded?.stop();
    },
  };
}
