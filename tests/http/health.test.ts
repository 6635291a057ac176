import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { type App, startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { residentFields } from "../support/demo-village";
import { createClient, eventually } from "../support/http";
import { type Gate, openGate } from "./gate";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(
  worker: "embedded" | "external" | "none",
): Promise<{ app: App; gate: Gate; url: string }> {
  const database = await freshDatabase();
  cleanups.push(() => database.drop());
  const gate = await openGate(database.url);
  cleanups.push(() => gate.close());
  const app = await startApp({ databaseUrl: gate.url, worker });
  cleanups.push(() => app.stop());
  return { app, gate, url: database.url };
}

async function health(app: App) {
  const { status, text } = await createClient(app.baseUrl).get("/healthz");
  return { status, body: JSON.parse(text) };
}

const well = { status: 200, body: { status: "ok", database: "ok", worker: "ok" } };

test("all is well with the worker inside", async () => {
  const { app } = await start("embedded");
  expect(await health(app)).toEqual(well);
});

test("all is well with a worker of its own", async () => {
  const { app } = await start("external");
  expect(await health(app)).toEqual(well);
});

test("a worker that was never heard is named", async () => {
  const { app } = await start("none");
  expect(await health(app)).toEqual({
    status: 503,
    body: { status: "unavailable", database: "ok", worker: "silent" },
  });
});

test("a worker that fell silent is named", async () => {
  const { app, url } = await start("none");
  const sql = postgres(url, { max: 1 });
  cleanups.push(() => sql.end());
  await sql`insert into "Heartbeat" values ('gone', now() - interval '31 seconds')`;
  expect((await health(app)).body).toMatchObject({ worker: "silent" });
  await sql`update "Heartbeat" set at = now() - interval '5 seconds'`;
  expect(await health(app)).toEqual(well);
});

const unreachable = {
  status: 503,
  body: { status: "unavailable", database: "unreachable", worker: "silent" },
};

test("a database that is gone is named, and found again when it is back", async () => {
  const { app, gate } = await start("embedded");
  await gate.shut();
  expect(await health(app)).toEqual(unreachable);
  await gate.open();
  await eventually(
    () => health(app),
    ({ status }) => status === 200,
  );
});

test("a database that takes connections and says nothing is named, too, and the answer comes soon", async () => {
  const { app, gate } = await start("embedded");
  // Cut off before the server is stopped: it would wait ten seconds for a database that says nothing.
  cleanups.push(() => gate.shut());
  gate.silence();
  const begun = Date.now();
  expect(await health(app)).toEqual(unreachable);
  expect(Date.now() - begun).toBeLessThan(5_000);
});

test("without a database pages are a 503 with Retry-After, never a 500; then they are back", async () => {
  const { app, gate } = await start("none");
  const visitor = createClient(app.baseUrl);
  await gate.shut();
  for (const path of ["/", "/open-data/help-requests.geojson", "/_root.data"]) {
    const { status, headers } = await visitor.get(path);
    expect(status, path).toBe(503);
    expect(headers["retry-after"], path).toBe("3");
  }
  const { status, headers } = await visitor.post("/join", residentFields);
  expect(status).toBe(503);
  expect(headers["retry-after"]).toBe("3");
  await gate.open();
  await eventually(
    () => visitor.get("/"),
    (answer) => answer.status === 200,
  );
});
