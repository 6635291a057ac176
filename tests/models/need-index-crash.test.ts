import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { completeEnv, loadEnv } from "~/env.server";
import { connect, db, disconnect } from "~/models/db.server";
import { openNeeds } from "~/models/need-index.server";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { migrate } from "~/server/migrate.server";
import { herzberg, monday, need, team, vapid } from "../support/village";

const quiet = { info: () => {}, warn: console.warn, error: console.error };

/** A cluster of its own: others must not fall with it. */
test("after a crash the index holds what the database holds, not what it had seen", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "anpacken-crash-"));
  await chmod(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  try {
    await migrate(postgres.url, quiet);
    const client = new pg.Client({ connectionString: postgres.url });
    client.on("error", () => {});
    await client.connect();
    // What is committed without waiting for the disk stays in memory, and falls with it.
    await client.query("alter system set wal_writer_delay = '10s'");
    await client.query("select pg_reload_conf()");
    loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: dataDir, BASE_URL: "http://localhost:3000" });
    completeEnv({ vapid, sessionSecret: "a secret of at least thirty-two characters" });
    connect(`${postgres.url}?options=${encodeURIComponent("-c synchronous_commit=off")}`);
    const { lat, lon } = herzberg;
    await db().municipality.create({
      data: { slug: "herzberg-elster", name: "Herzberg (Elster)", ags: "12062224", lat, lon },
    });
    const ours = await team();
    const titles = async () => (await openNeeds(monday)).needs.map((one) => one.title).sort();
    await need(ours, { title: "Bleibt" });
    await client.query("checkpoint");
    await need(ours, { title: "Geht verloren" });
    expect(await titles()).toEqual(["Bleibt", "Geht verloren"]);

    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    process.kill(rows[0]?.pid ?? 0, "SIGKILL");
    await expect.poll(() => titles().catch(() => null), { timeout: 20_000 }).toEqual(["Bleibt"]);
    // The ids of the lost transactions are given out again; what they write is seen.
    await need(ours, { title: "Danach" });
    expect(await titles()).toEqual(["Bleibt", "Danach"]);
  } finally {
    await disconnect();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
