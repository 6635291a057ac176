import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll } from "vitest";
import { type App, type AppOptions, startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { type Village, village } from "../support/demo-village";
import { type Client, createClient } from "../support/http";

export type RunningVillage = {
  app: App;
  sql: Sql;
  village: Village;
  /** Somebody who was never here before. */
  stranger(): Client;
};

/** The built server on an empty village of its own, for all tests of a file. Read the fields inside tests only. */
export function runningVillage(options: Partial<AppOptions> = {}): RunningVillage {
  const running = runningInstallation(options) as RunningVillage;
  beforeAll(async () => {
    running.village = await village(running.sql);
  });
  return running;
}

/** The same with an empty database. */
export function runningInstallation(options: Partial<AppOptions> = {}): Omit<RunningVillage, "village"> {
  const running = {} as Omit<RunningVillage, "village">;
  let close = async () => {};

  beforeAll(async () => {
    const database = await freshDatabase();
    const sql = postgres(database.url, { max: 4, onnotice: () => {} });
    const app = await startApp({ databaseUrl: database.url, ...options });
    close = async () => {
      await app.stop();
      await sql.end();
      await database.drop();
    };
    Object.assign(running, {
      app,
      sql,
      stranger: () => createClient(app.baseUrl),
    });
  });
  afterAll(() => close());
  return running;
}
