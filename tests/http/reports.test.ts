import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { joined, monday, posted, signedIn, type Village, village } from "../support/demo-village";
import { type Client, createClient, eventually, reasonIn } from "../support/http";

let app: App;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let sql: Sql;
let place: Village;
let team: Client;
let staff: Client;
beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
  place = await village(sql);
  app = await startApp({ databaseUrl: database.url, now: monday });
  team = await signedIn(app.baseUrl, sql, place.ownerId);
  staff = await townHall(place.municipalityId);
});
afterAll(async () => {
  await app?.stop();
  await sql?.end();
  await database?.drop();
});

/** Somebody at this town hall, signed in as staff have to be. */
async function townHall(municipalityId: string): Promise<Client> {
  const personId = randomUUID();
  await sql`insert into "Person" (id, name, email, "emailConfirmed")
    values (${personId}, 'Frau Amt', ${`${personId}@rathaus.example`}, true)`;
  await sql`insert into "Staff" (id, "personId", "municipalityId") values (${randomUUID()}, ${personId}, ${municipalityId})`;
  const client = await signedIn(app.baseUrl, sql, personId);
  await sql`update "Session" set method = 'passkey' where "personId" = ${personId}`;
  return client;
}

const form = {
  category: "advertising",
  text: "<b>Werbung</b> für einen Händler",
  contact: "melder@example.org",
};

async function reported(needId: string): Promise<string> {
  const visitor = createClient(app.baseUrl);
  const answer = await visitor.post(`/report?need=${needId}`, form);
  expect(answer.status).toBe(303);
  expect((await visitor.follow(answer)).text).toContain("Danke, deine Meldung ist angekommen");
  const [row] = await sql<{ id: string }[]>`
    select id from "Report" where "helpRequestId" = ${needId} order by "createdAt" desc limit 1`;
  return row?.id ?? "";
}

test("from the link on the need to the outcome: reported signed out, hidden by staff, told to both", async () => {
  const id = await posted(team);
  const visitor = createClient(app.baseUrl);
  expect((await visitor.get(`/help/${id}`)).text).toContain(`href="/report?need=${id}"`);
  const wrong = await visitor.post(`/report?need=${id}`, { ...form, category: "", contact: "nirgends" });
  expect([wrong.status, wrong.text.includes("&lt;b&gt;Werbung")]).toEqual([422, true]);

  const reportId = await reported(id);
  expect((await staff.get("/municipality/reports")).text).toContain(reportId);
  const page = await staff.get(`/municipality/reports/${reportId}`);
  expect(page.text).toContain("&lt;b&gt;Werbung&lt;/b&gt;");
  expect(page.text).not.toContain("melder@example.org");
  const path = `/municipality/reports/${reportId}`;
  expect((await staff.post(path, { decision: "hide", reason: " " })).status).toBe(422);
  expect((await staff.post(path, { decision: "hide", reason: "Werbung ist nicht erlaubt." })).status).toBe(
    303,
  );
  const late = await staff.post(path, { decision: "warn", reason: "Noch einmal." });
  expect([late.status, reasonIn(late)]).toEqual([409, "decided"]);

  const hidden = await visitor.get(`/help/${id}`);
  expect(hidden.status).toBe(200);
  expect(hidden.text).toContain("vorübergehend ausgeblendet");
  expect(hidden.text).not.toContain("Kuchenbuffet");
  for (const feed of ["/", "/open-data/help-requests.geojson"])
    expect((await visitor.get(feed)).text).not.toContain(id);
  expect((await team.get(`/association/help/${id}`)).text).toContain("Werbung ist nicht erlaubt.");
  const mails = await eventually(
    () => app.mails(),
    (all) => all.filter((mail) => /Was aus deiner Meldung wurde|Entscheidung/.test(mail)).length >= 2,
  );
  expect(mails.filter((mail) => mail.includes("To: melder@example.org"))).toHaveLength(2);
});

test("the town hall next door, teams, residents and visitors find neither reports nor log", async () => {
  const reportId = await reported(await posted(team));
  const elsewhere = randomUUID();
  await sql`insert into "Municipality" (id, slug, name, ags, lat, lon)
    values (${elsewhere}, 'schlieben', 'Schlieben', '12062440', 51.7, 13.3)`;
  const neighbour = await townHall(elsewhere);
  const path = `/municipality/reports/${reportId}`;
  expect((await neighbour.get(path)).status).toBe(404);
  expect((await neighbour.post(path, { decision: "hide", reason: "Neid" })).status).toBe(404);
  expect((await neighbour.get("/municipality/reports")).text).not.toContain(reportId);
  const resident = await joined(app.baseUrl);
  for (const other of [team, resident]) {
    for (const page of [path, "/municipality/reports", "/municipality/audit"])
      expect((await other.get(page)).status).toBe(404);
  }
  expect((await createClient(app.baseUrl).get("/municipality/audit")).location).toMatch(/^\/login/);
  expect((await sql`select 1 from "Report" where id = ${reportId} and status = 'open'`).length).toBe(1);
});

test("the log says in words what was done, and can be filtered; drafts and nothing cannot be reported", async () => {
  const log = await staff.get("/municipality/audit");
  expect(log.text).toContain("Aufruf ausgeblendet");
  const filtered = await staff.get("/municipality/audit?act=report-made");
  expect(filtered.text).toContain("<strong>Meldung eingegangen</strong>");
  expect(filtered.text).not.toContain("<strong>Aufruf ausgeblendet</strong>");
  const visitor = createClient(app.baseUrl);
  for (const query of ["", "?need=x", `?need=${randomUUID()}`, `?association=${randomUUID()}`, "?page=1"])
    expect((await visitor.get(`/report${query}`)).status).toBe(404);
  expect((await visitor.get(`/report?association=${place.associationId}`)).status).toBe(200);
});

test("a resident turns an association off on its need's page, and on again", async () => {
  const id = await posted(team);
  const resident = await joined(app.baseUrl);
  const fields = { associationId: place.associationId, need: id };
  const off = await resident.post("/me/blocks", { ...fields, intent: "block" });
  expect((await resident.follow(off)).text).toContain("Von diesem Verein hörst du nichts mehr.");
  expect((await resident.get("/me/blocks")).text).toContain("Heimatverein Herzberg");
  await resident.post("/me/blocks", { associationId: place.associationId, intent: "unblock" });
  expect((await resident.get("/me/blocks")).text).toContain("Du hörst von allen Vereinen");
  expect((await resident.post("/me/blocks", { associationId: randomUUID(), intent: "block" })).status).toBe(
    404,
  );
  expect((await resident.post("/me/blocks", { associationId: "x", intent: "block" })).status).toBe(404);
});

test("/healthz tells staff of the last backup, and nobody else", async () => {
  const asked = async (client: Client) => JSON.parse((await client.get("/healthz")).text);
  expect(await asked(team)).toEqual({ status: "ok", database: "ok", worker: "ok" });
  expect(await asked(staff)).toMatchObject({ status: "ok", backup: { at: null, late: false } });
  await sql`insert into "Routine" (name, at) values ('backup', now() - interval '3 days')
    on conflict (name) do update set at = excluded.at`;
  expect(await asked(staff)).toMatchObject({ status: "ok", backup: { late: true } });
  expect((await staff.get("/municipality")).text).toContain('data-reason="backup-late"');
});
