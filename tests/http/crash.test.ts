import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp, temporaryFolder } from "../support/app";
import { posted, shiftsOf, signedIn, village } from "../support/demo-village";
import { type Client, createClient, eventually } from "../support/http";

const writers = 8;
const acknowledgedBeforeKill = 40;
/** Each comes from a network of their own: one network signs up a thousand times a minute at most. */
const behindProxy = { TRUSTED_PROXIES: "127.0.0.0/8,::1" };

let app: App;
let sql: Sql;
let team: Client;
beforeAll(async () => {
  app = await startApp({ databaseUrl: null, dataDir: await temporaryFolder(), env: behindProxy });
  const { url } = await database();
  sql = postgres(url, { max: 2, onnotice: () => {} });
  const { ownerId } = await village(sql);
  team = await signedIn(app.baseUrl, sql, ownerId);
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await app.stop();
  await rm(app.dataDir, { recursive: true, force: true });
});

test("the embedded database is killed while people sign up: nothing acknowledged is lost, it comes back by itself", {
  timeout: 180_000,
}, async () => {
  for (const round of [1, 2, 3]) {
    const needId = await eventually(
      () => posted(team, { title: `Runde ${round}`, "shifts[0].places": "500" }),
      (id) => id.length === 36,
    );
    const [shiftId = ""] = await shiftsOf(sql, needId);
    const acknowledged: string[] = [];
    const refused = new Map<string, number>();
    let killedAt: number | null = null;
    let afterReturn = 0;

    const write = async (writer: number) => {
      // Until everybody has seen it work again.
      for (let number = 0; afterReturn < 20; number += 1) {
        const name = `Helfer ${round}-${writer}-${number}`;
        const { status, headers } = await createClient(app.baseUrl).post(
          `/help/${needId}/signup`,
          { shiftId, name },
          { "x-forwarded-for": `10.${round}.${writer}.${number % 250}` },
        );
        if (status === 303) {
          acknowledged.push(name);
          if (refused.size > 0) afterReturn += 1;
        } else {
          const told = `${status}, Retry-After ${headers["retry-after"]}`;
          refused.set(told, (refused.get(told) ?? 0) + 1);
        }
        if (killedAt === null && acknowledged.length >= acknowledgedBeforeKill) {
          killedAt = Date.now();
          process.kill((await database()).pid, "SIGKILL");
        }
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));

    const rows = await sql<{ name: string }[]>`select name from "Signup" where "shiftId" = ${shiftId}`;
    const stored = new Set(rows.map((row) => row.name));
    expect(acknowledged.filter((name) => !stored.has(name))).toEqual([]);
    expect(stored.size).toBe(rows.length);
    expect([...refused.keys()], failures()).toEqual(["503, Retry-After 3"]);
  }
  const health = await eventually(
    () => createClient(app.baseUrl).get("/healthz"),
    ({ status }) => status === 200,
  );
  expect(JSON.parse(health.text).status).toBe("ok");
  expect(app.output()).toContain("PostgreSQL is back");
});

test("the server is killed and started again on the same folder: everybody is still there", async () => {
  const [before] = await sql<{ count: number }[]>`select count(*)::int as count from "Signup"`;
  await app.kill();
  await sql.end({ timeout: 0 });
  app = await startApp({ databaseUrl: null, dataDir: app.dataDir, env: behindProxy });
  sql = postgres((await database()).url, { max: 1, onnotice: () => {} });
  const [after] = await sql<{ count: number }[]>`select count(*)::int as count from "Signup"`;
  expect(after?.count).toBe(before?.count);
  expect(after?.count).toBeGreaterThan(3 * acknowledgedBeforeKill);
});

function failures(): string {
  const lines = app.output().split("\n");
  return lines
    .filter((line) => line.includes('"request failed"'))
    .slice(-1)
    .join()
    .slice(0, 600);
}

/** The embedded PostgreSQL of this app, found as an administrator would: in its folder. */
async function database(): Promise<{ url: string; pid: number }> {
  const folder = join(app.dataDir, "postgres");
  const [pid = "", , , port = ""] = (await readFile(join(folder, "cluster", "postmaster.pid"), "utf8")).split(
    "\n",
  );
  const password = (await readFile(join(folder, "password"), "utf8")).trim();
  return { url: `postgresql://anpacken:${password}@127.0.0.1:${port}/anpacken`, pid: Number(pid) };
}
