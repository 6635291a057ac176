import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { migrate } from "~/server/migrate.server";

declare module "vitest" {
  export interface ProvidedContext {
    /** The migrated database from which `freshDatabase` copies; nobody else connects to it. */
    templateUrl: string;
  }
}

/** One PostgreSQL for all tests of a run, its template migrated once. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "anpacken-tests-"));
  // As root, so that the database's account can enter and everything goes with this folder.
  await chmod(dataDir, 0o755);
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  const teardown = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url, quiet);
  } catch (error) {
    await teardown();
    throw error;
  }
  provide("templateUrl", postgres.url);
  return teardown;
}
