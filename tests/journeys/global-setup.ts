import { rm } from "node:fs/promises";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { migrate } from "~/server/migrate.server";
import { temporaryFolder } from "../support/app";

/** One PostgreSQL for all journeys; each worker copies the migrated database that TEMPLATE_URL names. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await temporaryFolder();
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  await migrate(postgres.url, quiet);
  process.env.TEMPLATE_URL = postgres.url;
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
