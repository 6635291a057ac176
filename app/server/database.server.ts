import { env } from "~/env.server";
import { logger } from "~/log.server";
import { connect, disconnect } from "~/models/db.server";
import { startEmbeddedPostgres } from "./embedded-postgres.server";
import { migrate } from "./migrate.server";

/** The configured PostgreSQL, or the embedded one; with all migrations applied, and connected. */
export async function openDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { url, close } = await findDatabase();
  try {
    await migrate(url, logger());
  } catch (error) {
    await close();
    throw error;
  }
  connect(url);
  return {
    url,
    async close() {
      await disconnect();
      await close();
    },
  };
}

/** The same PostgreSQL as it is: neither migrated nor connected. */
export async function findDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { databaseUrl, dataDir } = env();
  if (databaseUrl) return { url: databaseUrl, close: async () => {} };
  const embedded = await startEmbeddedPostgres({ dataDir, log: logger() });
  return { url: embedded.url, close: () => embedded.stop() };
}
