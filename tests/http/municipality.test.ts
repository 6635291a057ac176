import { createHash, randomBytes, randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, startApp } from "../support/app";
import { freshDatabase } from "../support/database";
import { association, posted, signedIn } from "../support/demo-village";
import { type Client, createClient, eventually, readable, reasonIn } from "../support/http";

let app: App;
let sql: Sql;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  sql = postgres(database.url, { max: 4, onnotice: () => {} });
  app = await startApp({ databaseUrl: database.url, now: "2027-04-12T10:00:00+02:00" });
  close = async () => {
    await app.stop();
    await sql.end();
    await database.drop();
  };
});
afterAll(() => close());

const founding = {
  name: "Herzberg (Elster)",
  ags: "12062224",
  administratorName: "Birgit Sommer",
  administratorEmail: "birgit@herzberg.example",
};

/** A browser signed in as this person by a rehearsal's link, which the town hall takes for a passkey. */
async function rehearsed(personId: string): Promise<Client> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await sql`insert into "SignInToken" ("tokenHash", kind, "personId", "expiresAt")
    values (${hash}, 'demo', ${personId}, now() + interval '1 hour')`;
  const client = createClient(app.baseUrl);
  expect((await client.post(`/login/${token}`, {})).status).toBe(303);
  return client;
}

/** Somebody who works for a municipality, signed in as the demo signs in. */
async function staff(municipalityId: string, role: "staff" | "administrator"): Promise<Client> {
  const id = randomUUID();
  await sql`insert into "Person" (id, name) values (${id}, 'Tilo Brandt')`;
  await sql`insert into "Staff" (id, "personId", "municipalityId", role)
    values (${randomUUID()}, ${id}, ${municipalityId}, ${role})`;
  return rehearsed(id);
}

async function municipality(slug: string, name: string, ags: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into "Municipality" (id, slug, name, ags, lat, lon)
    values (${id}, ${slug}, ${name}, ${ags}, 51.72, 13.38)`;
  return id;
}

describe.sequential("the first start", () => {
  test("says that nothing is set up, and opens only with the secret from the terminal", async () => {
    const visitor = createClient(app.baseUrl);
    expect(readable((await visitor.get("/")).text)).toContain("noch keine Gemeinde eingerichtet");
    expect((await visitor.get("/setup")).status).toBe(404);
    expect((await visitor.get(`/setup/${"A".repeat(43)}`)).status).toBe(404);
    expect((await visitor.post(`/setup/${"A".repeat(43)}`, founding)).status).toBe(409);
    expect(await sql`select 1 from "Municipality"`).toHaveLength(0);
  });

  test("sets up once, of two that come at once", async () => {
    const path = /^Setup: http:\/\/[^/]+(\/setup\/[\w-]{43})$/m.exec(app.output())?.[1] ?? "";
    const [one, other] = [createClient(app.baseUrl), createClient(app.baseUrl)];
    expect((await one.get(path)).status).toBe(200);
    const incomplete = await one.post(path, { ...founding, ags: "1" });
    expect(incomplete.status).toBe(422);
    expect(incomplete.text).toContain("Birgit Sommer");
    expect((await one.post(path, { ...founding, name: "Xyzzy-Qwrtz" })).status).toBe(422);
    const answers = await Promise.all([one.post(path, founding), other.post(path, founding)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const winner = answers[0]?.status === 303 ? one : other;
    expect((await createClient(app.baseUrl).post(path, founding)).status).toBe(409);

    // A mailbox, or the terminal, is not enough for the town hall: first comes a passkey.
    const asked = await winner.get("/municipality");
    expect(asked.location).toMatch(/^\/login\/prove\?to=/);
    expect(readable((await winner.get(asked.location ?? "")).text)).toContain("Passkey");
    const [operator] = await sql<{ id: string }[]>`select id from "Person" where operator`;
    const administrator = await rehearsed(operator?.id ?? "");
    const page = await administrator.get("/municipality");
    expect(readable(page.text)).toContain("Impressum ausfüllen");
    const mails = await eventually(app.mails, (all) => all.length > 0);
    expect(mails.join()).toContain("birgit@herzberg.example");
    const installation = await administrator.get("/municipality/installation");
    expect(readable(installation.text)).toContain("Verwaltung: Birgit Sommer");
  });
});

describe.sequential("two municipalities", () => {
  let home: { id: string; slug: string };
  let away: string;
  beforeAll(async () => {
    const [row] = await sql<{ id: string; slug: string }[]>`select id, slug from "Municipality" limit 1`;
    if (!row) throw new Error("nothing was set up");
    home = row;
    away = await municipality("schlieben", "Schlieben", "12062445");
  });

  test("each has its own page with its own needs; both are at /", async () => {
    const { ownerId } = await association(sql, home.id, "Heimatverein Herzberg");
    const other = await association(sql, away, "Zeltverein Schlieben");
    await posted(await signedIn(app.baseUrl, sql, ownerId), { title: "Kuchen in Herzberg" });
    await posted(await signedIn(app.baseUrl, sql, other.ownerId), { title: "Zelt in Schlieben" });
    const visitor = createClient(app.baseUrl);
    const at = async (path: string) => (await visitor.get(path)).text;
    expect(await at(`/m/${home.slug}`)).toContain("Kuchen in Herzberg");
    expect(await at(`/m/${home.slug}`)).not.toContain("Zelt in Schlieben");
    expect(await at("/m/schlieben")).toContain("Zelt in Schlieben");
    expect(await at("/m/schlieben")).not.toContain("Kuchen in Herzberg");
    expect(await at("/")).toMatch(
      /Kuchen in Herzberg[\s\S]*Zelt in Schlieben|Zelt in Schlieben[\s\S]*Kuchen/,
    );

    const clerk = await staff(home.id, "staff");
    await sql`insert into "Showing" ("associationId", "municipalityId") values (${other.associationId}, ${home.id})`;
    expect((await clerk.get("/municipality/approvals")).text).toContain("Zeltverein Schlieben");
    const grant = { associationId: other.associationId, showing: "grant" };
    expect((await clerk.post("/municipality/approvals", grant)).status).toBe(303);
    expect(await at(`/m/${home.slug}`)).toContain("Zelt in Schlieben");
    expect((await clerk.post("/municipality/approvals", grant)).status).toBe(409);
    expect((await visitor.get("/m/nirgends")).status).toBe(404);
    expect((await visitor.get("/m/nirgends/impressum")).status).toBe(404);
  });

  test("decide about their own associations only; the rest is not found", async () => {
    const { associationId } = await association(sql, home.id, "Chor Elsterklang");
    await sql`update "Association" set status = 'applied' where id = ${associationId}`;
    const [own, foreign] = [await staff(home.id, "staff"), await staff(away, "administrator")];
    const approve = { associationId, decision: "approve" };
    expect((await foreign.get(`/municipality/associations/${associationId}`)).status).toBe(404);
    expect((await foreign.get(`/municipality?m=${home.slug}`)).status).toBe(404);
    expect((await foreign.post("/municipality/approvals", approve)).status).toBe(404);
    expect((await foreign.post(`/municipality/approvals?m=${home.slug}`, approve)).status).toBe(404);
    expect(
      (await foreign.post("/municipality/approvals", { associationId: "x", decision: "approve" })).status,
    ).toBe(404);
    expect((await foreign.get("/municipality/approvals")).text).not.toContain("Chor Elsterklang");

    const refused = await own.post("/municipality/approvals", {
      associationId,
      decision: "refuse",
      reason: " ",
    });
    expect([refused.status, reasonIn(refused)]).toEqual([422, "reason-required"]);
    expect((await own.post("/municipality/approvals", approve)).status).toBe(303);
    const again = await own.post("/municipality/approvals", approve);
    expect([again.status, reasonIn(again)]).toEqual([409, "wrong-status"]);
    const page = `/municipality/associations/${associationId}`;
    const suspend = { associationId, decision: "suspend", reason: "Beiträge sind bezahlte Arbeit." };
    expect((await own.post(page, suspend)).location).toBe(`${page}?done=suspend`);
    expect((await own.get(page)).text).toContain("Beiträge sind bezahlte Arbeit.");
    expect((await own.post(page, { associationId, decision: "restore" })).status).toBe(303);
    const acts = await sql<{ act: string }[]>`
      select act from "AuditEntry" where subject = ${associationId} and chain = ${home.id} order by seq`;
    expect(acts.map(({ act }) => act)).toEqual([
      "association-approved",
      "association-suspended",
      "association-restored",
    ]);
  });

  test("staff see, administrators change; neither operates the installation", async () => {
    const [clerk, chief] = [await staff(away, "staff"), await staff(away, "administrator")];
    const person = { intent: "add", name: "Neu", email: "neu@schlieben.example" };
    for (const path of ["/municipality/settings", "/municipality/providers", "/municipality/installation"])
      expect((await clerk.get(path)).status).toBe(404);
    expect((await clerk.post("/municipality/staff", person)).status).toBe(404);
    expect((await clerk.post("/municipality/settings", { name: "Meins" })).status).toBe(404);
    expect((await chief.get("/municipality/installation")).status).toBe(404);
    expect((await chief.post("/municipality/staff", person)).status).toBe(303);
    const stranger = createClient(app.baseUrl);
    expect((await stranger.get("/municipality/staff")).location).toMatch(/^\/login\?to=/);
  });

  test("wear their own colour, say whose law pages they are, and refuse a colour nobody can read", async () => {
    const chief = await staff(away, "administrator");
    const weak = await chief.post("/municipality/settings", { name: "Schlieben", accent: "#ffcc00" });
    expect(weak.status).toBe(422);
    expect(readable(weak.text)).toMatch(
      /#ffcc00 hat auf Papier nur 1,\d : 1 Kontrast\. Es fehlen \d,\d bis 4,5 : 1/,
    );
    const nearest = /ist (#[0-9a-f]{6})\./.exec(readable(weak.text))?.[1] ?? "";
    const fields = {
      ...{ name: "Schlieben", accent: nearest, hostName: "hilfe.schlieben.example", zoom: "11", land: "BB" },
      ...{ imprintName: "Amt Schlieben", imprintAddress: "Herzberger Straße 7\n04936 Schlieben" },
      ...{ reportsContact: "meldungen@schlieben.example", terms: "Nur Vereine mit Sitz im Amt." },
    };
    expect((await chief.post("/municipality/settings", fields)).status).toBe(303);
    const visitor = createClient(app.baseUrl);
    const page = await visitor.get("/m/schlieben");
    expect(page.text).toContain(`--day:${nearest}`);
    expect(page.text).toContain('href="/m/schlieben/impressum"');
    expect((await visitor.get("/m/schlieben/impressum")).text).toContain("Amt Schlieben");
    expect((await visitor.get(`/m/${home.slug}/impressum`)).text).not.toContain("Amt Schlieben");
    expect((await visitor.get("/impressum")).text).not.toContain("Amt Schlieben");
    const terms = (await visitor.get("/m/schlieben/nutzungsbedingungen")).text;
    expect(terms).toContain("Nur Vereine mit Sitz im Amt.");
    expect(terms).toContain("meldungen@schlieben.example");
  });

  test("a host name of their own leads to their page, and nothing else is led anywhere", async () => {
    const visitor = createClient(app.baseUrl);
    const asked = (path: string, host: string) => visitor.get(path, { host });
    const landed = await eventually(
      () => asked("/", "hilfe.schlieben.example"),
      ({ status }) => status === 302,
    );
    expect(landed.location).toBe("/m/schlieben");
    expect((await asked("/join?x=1", "Hilfe.Schlieben.example:443")).location).toBe("/join?x=1");
    expect((await asked("//evil.example/", "hilfe.schlieben.example")).headers.location).toMatch(
      `${app.baseUrl}//`,
    );
    expect((await asked("/healthz", "hilfe.schlieben.example")).headers["content-type"]).toContain("json");
    for (const host of ["evil.example", "127.0.0.1", "[::1]", "schlieben.example"])
      expect((await asked("/", host)).status, host).toBe(200);
  });

  test("whoever applies says to which: no default decides, and all that is missing is said at once", async () => {
    const stranger = createClient(app.baseUrl);
    const fields = { name: "Chor", purpose: "Wir singen.", place: "Grochwitz", contactName: "Kim" };
    for (const contactEmail of ["kim@chor.example", ""]) {
      const answer = await stranger.post("/associations/new", { ...fields, contactEmail });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('id="municipalityId-error"');
      expect(answer.text.includes('id="contactEmail-error"')).toBe(contactEmail === "");
    }
  });

  test("who works for both chooses first, and nothing is decided without saying for whom", async () => {
    const both = await staff(home.id, "administrator");
    await sql`insert into "Staff" (id, "personId", "municipalityId", role)
      select gen_random_uuid(), "personId", ${away}, 'staff' from "Staff" where "municipalityId" = ${home.id}
      order by "createdAt" desc limit 1`;
    expect(readable((await both.get("/municipality")).text)).toContain("Für welche Gemeinde?");
    expect((await both.get("/municipality/staff")).location).toBe("/municipality");
    expect(
      (await both.post("/municipality/staff", { intent: "add", name: "X", email: "x@x.example" })).status,
    ).toBe(404);
    expect(readable((await both.get("/municipality/staff?m=schlieben")).text)).toContain("Schlieben");
    expect((await both.get("/municipality/settings?m=schlieben")).status).toBe(404);
    expect((await both.get(`/municipality/settings?m=${home.slug}`)).status).toBe(200);
  });
});
