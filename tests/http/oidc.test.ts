import type { Sql } from "postgres";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { village } from "../support/demo-village";
import { type Client, createClient, reasonIn } from "../support/http";
import { startIdentityProvider, type TestIdentityProvider } from "../support/identity-provider";

const port = 20_000 + (process.pid % 20_000);
const baseUrl = `http://localhost:${port}`;

let app: App;
let sql: Sql;
let idp: TestIdentityProvider;
let staffId: string;
let close = async () => {};
beforeAll(async () => {
  idp = await startIdentityProvider(`${baseUrl}/login/oidc/callback`);
  const database = await freshDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  app = await startApp({
    databaseUrl: database.url,
    worker: "none",
    env: {
      BASE_URL: baseUrl,
      PORT: String(port),
      OIDC_ISSUER: idp.issuer,
      OIDC_CLIENT_ID: idp.clientId,
      OIDC_CLIENT_SECRET: idp.secret,
      OIDC_LABEL: "Rathaus-Konto",
    },
  });
  const { municipalityId } = await village(sql);
  staffId = crypto.randomUUID();
  await sql`insert into "Person" (id, name, email, "emailConfirmed") values (${staffId}, 'Kim Noack', 'kim@rathaus.example', true)`;
  await sql`insert into "Staff" (id, "personId", "municipalityId") values (${crypto.randomUUID()}, ${staffId}, ${municipalityId})`;
  close = async () => {
    await app.stop();
    await sql.end();
    await database.drop();
    await idp.stop();
  };
});
afterAll(() => close());

/** What the button leads to, as a browser without scripts finds it. */
async function begin(client: Client, to = ""): Promise<string> {
  const answer = await client.post("/login/oidc/environment", { to });
  expect(answer.status).toBe(200);
  const url = /http-equiv="refresh" content="0;url=([^"]+)"/i.exec(answer.text)?.[1] ?? "";
  expect(answer.text).toContain(`href="${url}"`);
  return url.replaceAll("&amp;", "&");
}

test("the sign-in page offers it, and it leads there and back into the town hall's own pages", async () => {
  const client = createClient(baseUrl);
  expect((await client.get("/login")).text).toContain("Mit Rathaus-Konto anmelden");
  idp.signInAs("kim", { email: "kim@rathaus.example", email_verified: true });
  const search = await idp.visit(await begin(client, "/me"));
  const before = client.cookies.get("session");
  const back = await client.get(`/login/oidc/callback?${search}`);
  expect([back.status, back.location]).toEqual([303, "/me"]);
  expect(client.cookies.get("session")).not.toBe(before);
  const [session] = await sql`select method, "personId" from "Session" order by "createdAt" desc limit 1`;
  expect(session).toEqual({ method: "identity", personId: staffId });
  const again = await client.get(`/login/oidc/callback?${search}`);
  expect([again.status, reasonIn(again)]).toEqual([403, "identity-over"]);
});

test("who is unknown gets a page that says what to do, and no account", async () => {
  const client = createClient(baseUrl);
  idp.signInAs("stranger", { email: "stranger@rathaus.example", email_verified: true });
  const back = await client.get(`/login/oidc/callback?${await idp.visit(await begin(client))}`);
  expect([back.status, reasonIn(back)]).toEqual([403, "identity-unknown"]);
  expect(back.text).toContain("Bitten Sie Ihre Administratorin");
  expect(client.cookies.has("session")).toBe(false);
  const [row] = await sql`select count(*)::int as people from "Person" where name <> 'Ines Schuster'`;
  expect(row).toEqual({ people: 1 });
});

test("an answer that another browser began signs nobody in: neither the victim nor the thief", async () => {
  const [thief, victim] = [createClient(baseUrl), createClient(baseUrl)];
  idp.signInAs("kim", { email: "kim@rathaus.example", email_verified: true });
  const search = await idp.visit(await begin(thief));
  await begin(victim);
  const planted = await victim.get(`/login/oidc/callback?${search}`);
  expect([planted.status, reasonIn(planted)]).toEqual([403, "identity-over"]);
  expect(victim.cookies.has("session")).toBe(false);
});

test("where to go afterwards never leads to another site", async () => {
  const client = createClient(baseUrl);
  idp.signInAs("kim", { email: "kim@rathaus.example", email_verified: true });
  const search = await idp.visit(await begin(client, "//evil.example"));
  const back = await client.get(`/login/oidc/callback?${search}`);
  expect(back.location).toBe("/municipality");
});

test("a GET begins nothing", async () => {
  const { text, headers } = await createClient(baseUrl).get("/login/oidc/environment");
  expect(text + JSON.stringify(headers)).not.toContain(idp.issuer);
});
