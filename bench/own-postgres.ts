import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { endWith } from "./end-with";

const quiet = { info: () => {}, warn: console.warn, error: console.error };

/** A PostgreSQL and a folder of its own for one run: gone when `close` was called, and when the run is broken off. */
export async function ownPostgres(name: string) {
  const folder = await mkdtemp(join(tmpdir(), `anpacken-${name}-`));
  const starting = startEmbeddedPostgres({ dataDir: folder, log: quiet });
  const close = async () => {
    const postgres = await starting;
    await postgres.stop();
    for (const gone of [postgres.folder, folder]) await rm(gone, { recursive: true, force: true });
  };
  endWith(close);
  return { url: (await starting).url, folder, quiet, close };
}
