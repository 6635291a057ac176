import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { association, needFields, posted, shiftsOf, signedIn } from "../support/demo-village";
import { type Client, createClient, readable, reasonIn } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

let owner: Client;
let coordinator: Client;
let other: Client;
beforeAll(async () => {
  const { app, sql, village } = running;
  owner = await signedIn(app.baseUrl, sql, village.ownerId);
  const elsewhere = await association(sql, village.municipalityId, "SV Grün-Weiß");
  other = await signedIn(app.baseUrl, sql, elsewhere.ownerId);
  coordinator = running.stranger();
  const joined = await coordinator.post(path(await invitation()), { name: "Jens Richter" });
  expect(joined.status).toBe(303);
});

const form = (more: Record<string, string>) => ({ associationId: running.village.associationId, ...more });

async function invitation(role = "coordinator"): Promise<string> {
  const answer = await owner.post("/association/team", form({ intent: "invite", role }));
  const link = /value="([^"]*\/team\/[\w-]{43})"/.exec(answer.text)?.[1];
  if (!link) throw new Error(readable(answer.text));
  return link;
}

function path(link: string): string {
  return new URL(link).pathname;
}

async function stands(status: string, reason = ""): Promise<void> {
  await running.sql`
    update "Association" set status = ${status}::"AssociationStatus", "statusReason" = ${reason}
     where id = ${running.village.associationId}`;
}

describe("an invitation into the team", () => {
  test("says who invites into what and is not used up by looking", async () => {
    const link = path(await invitation());
    for (let look = 0; look < 3; look += 1) {
      const page = await running.stranger().get(link);
      expect(page.status).toBe(200);
      expect(readable(page.text)).toContain(
        "Ines Schuster lädt dich ins Team von Heimatverein Herzberg ein.",
      );
    }
    const kim = running.stranger();
    expect((await kim.post(link, {})).status).toBe(422);
    const joined = await kim.post(link, { name: "Kim Noack" });
    expect(joined.status).toBe(303);
    expect((await kim.get(joined.location ?? "")).status).toBe(200);
    for (const late of [running.stranger(), other]) {
      expect((await late.get(link)).status).toBe(410);
      expect((await late.post(link, { name: "Zu spät" })).status).toBe(410);
    }
  });

  test("gives the session of whoever joins a new id; the old one is worth nothing", async () => {
    const { app, sql } = running;
    const [person] = await sql<{ id: string }[]>`
      insert into "Person" (id, name) values (gen_random_uuid(), 'Mia') returning id`;
    const mia = await signedIn(app.baseUrl, sql, person?.id ?? "");
    const before = new Map(mia.cookies);
    expect((await mia.post(path(await invitation()), {})).status).toBe(303);
    expect(mia.cookies.get("session")).not.toBe(before.get("session"));
    const old = createClient(app.baseUrl);
    for (const [name, value] of before) old.cookies.set(name, value);
    expect((await old.get("/association/team")).location).toMatch(/^\/login/);
    expect((await mia.get("/association/team")).status).toBe(200);
  });

  test("of somebody who is in the team already changes nothing", async () => {
    const link = path(await invitation());
    const again = await owner.post(link, {});
    expect([again.status, reasonIn(again)]).toEqual([409, "already"]);
    expect((await running.stranger().get(link)).status).toBe(200);
  });
});

describe("the team's page", () => {
  test("is managed by owners, seen by coordinators, and not there for others", async () => {
    const { associationId } = running.village;
    const page = `/association/team?association=${associationId}`;
    expect((await running.stranger().get(page)).location).toMatch(/^\/login/);
    expect((await other.get(page)).status).toBe(404);
    expect((await coordinator.get(page)).status).toBe(200);
    for (const intent of ["invite", "revoke", "owner", "remove", "ask", "withdraw"]) {
      const wish = form({
        intent,
        personId: running.village.ownerId,
        municipalityId: running.village.municipalityId,
      });
      for (const client of [coordinator, other]) {
        expect([intent, (await client.post("/association/team", wish)).status]).toEqual([intent, 404]);
      }
    }
    for (const door of [
      `/association/profile?association=${associationId}`,
      `/association/hand-over?association=${associationId}&person=${running.village.ownerId}`,
    ]) {
      expect((await coordinator.get(door)).status).toBe(404);
      expect((await other.post(door, {})).status).toBe(404);
    }
  });

  test("keeps the last owner", async () => {
    const leaving = await owner.post("/association/team", form({ intent: "leave" }));
    expect([leaving.status, reasonIn(leaving)]).toEqual([409, "last-owner"]);
    const stepping = await owner.post(
      "/association/team",
      form({ intent: "coordinator", personId: running.village.ownerId }),
    );
    expect([stepping.status, reasonIn(stepping)]).toEqual([409, "last-owner"]);
  });

  test("asks who has been here for long to show who they are before handing over", async () => {
    const { sql, village } = running;
    const [jens] = await sql<{ id: string }[]>`select id from "Person" where name = 'Jens Richter'`;
    const door = `/association/hand-over?association=${village.associationId}&person=${jens?.id}`;
    expect((await owner.get(door)).status).toBe(200);
    await sql`update "Session" set "provedAt" = now() - interval '6 minutes' where "personId" = ${village.ownerId}`;
    for (const answer of [await owner.get(door), await owner.post(door, {})]) {
      expect([answer.status, answer.location?.split("?")[0]]).toEqual([303, "/login/prove"]);
    }
    const [member] = await sql`select role from "Membership" where "personId" = ${village.ownerId}`;
    expect(member).toEqual({ role: "owner" });
  });
});

describe("an association that may not publish", () => {
  test.each(["applied", "refused", "suspended"])("because it is %s", async (status) => {
    await stands(status, "Bitte nennt euren Vorstand.");
    const refused = await owner.post("/association/help/new", needFields);
    expect([refused.status, reasonIn(refused)]).toEqual([409, "not-approved"]);
    expect((await owner.post("/association/help/new", { ...needFields, intent: "draft" })).status).toBe(303);
    const page = readable((await owner.get("/association/team")).text);
    expect(page.includes("Bitte nennt euren Vorstand.")).toBe(status !== "applied");
    await stands("approved");
  });

  test("when it is suspended its needs are gone for everybody but who is coming", async () => {
    const title = "Weg, wenn angehalten";
    const id = await posted(owner, {
      associationId: running.village.associationId,
      title,
    });
    const jana = running.stranger();
    const [shiftId = ""] = await shiftsOf(running.sql, id);
    await jana.post(`/help/${id}/signup`, { shiftId, name: "Jana Krause" });
    await stands("suspended", "Beschwerden");
    const visitor = running.stranger();
    for (const door of [`/help/${id}`, "/", "/open-data/help-requests.geojson"]) {
      expect((await visitor.get(door)).text).not.toContain(title);
    }
    expect((await visitor.post(`/help/${id}/signup`, { shiftId, name: "Zu spät" })).status).toBeGreaterThan(
      400,
    );
    const own = await jana.get(`/help/${id}`);
    expect(readable(own.text)).toContain("Dieser Aufruf ist vorerst angehalten");
    await stands("approved");
    expect((await visitor.get(`/help/${id}`)).text).toContain(title);
  });
});

test("an application answers the same whether the address is known", async () => {
  const fields = { purpose: "Wir angeln.", place: "Grochwitz", contactName: "Frank Lehmann" };
  const told = async (name: string, contactEmail: string) => {
    const answer = await running.stranger().post("/associations/new", { ...fields, name, contactEmail });
    return [answer.status, answer.location?.replace(/sent=.*/, ""), answer.headers["set-cookie"]];
  };
  const known = await told("Angler Eins", running.village.email);
  expect(known).toEqual(await told("Angler Zwei", "niemand@angeln.example"));
  expect(known[0]).toBe(303);
  const taken = await running
    .stranger()
    .post("/associations/new", { ...fields, name: "angler eins", contactEmail: "x@y.example" });
  expect([taken.status, reasonIn(taken)]).toEqual([409, "name-taken"]);
  expect(readable(taken.text)).toContain(
    "In dieser Gemeinde ist schon ein Verein mit diesem Namen angemeldet.",
  );
});

test("a helper who is barred is told kindly, and the bar can be lifted", async () => {
  const id = await posted(owner, {
    associationId: running.village.associationId,
    title: "Kuchen",
    "shifts[0].start": "2027-05-01T10:00",
    "shifts[0].end": "2027-05-01T12:00",
  });
  const next = await posted(owner, {
    associationId: running.village.associationId,
    title: "Mehr Kuchen",
    "shifts[0].start": "2027-05-02T10:00",
    "shifts[0].end": "2027-05-02T12:00",
  });
  const jana = running.stranger();
  const [shiftId = ""] = await shiftsOf(running.sql, id);
  const [nextShift = ""] = await shiftsOf(running.sql, next);
  await jana.post(`/help/${id}/signup`, { shiftId, name: "Jana Barth" });
  const [signup] = await running.sql<{ id: string; personId: string }[]>`
    select id, "personId" from "Signup" where "shiftId" = ${shiftId}`;
  const wish = { intent: "bar", signupId: signup?.id ?? "" };
  expect((await other.post(`/association/help/${id}/roster`, wish)).status).toBe(404);
  expect((await coordinator.post(`/association/help/${id}/roster`, wish)).status).toBe(303);
  const refused = await jana.post(`/help/${next}/signup`, { shiftId: nextShift });
  expect([refused.status, reasonIn(refused)]).toEqual([409, "barred"]);
  expect(readable((await jana.get(`/help/${next}`)).text)).toContain("Andere freuen sich auf deine Hilfe.");
  const lifted = await coordinator.post(
    "/association/team",
    form({ intent: "unbar", personId: signup?.personId ?? "" }),
  );
  expect(lifted.status).toBe(303);
  expect((await jana.post(`/help/${next}/signup`, { shiftId: nextShift })).status).toBe(303);
});

describe("the form of a need", () => {
  test("sent twice is one need", async () => {
    const formId = randomUUID();
    const once = form({ ...needFields, formId, title: "Nur einmal" });
    const answers = await Promise.all([1, 2].map(() => owner.post("/association/help/new", once)));
    const to = `/association/help/${formId}?published=1`;
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, to],
      [303, to],
    ]);
  });

  test("leads back to itself after signing in again; the question how many it reaches leads nobody away", async () => {
    const stranger = running.stranger();
    const sent = await stranger.post("/association/help/new", needFields);
    expect([sent.status, sent.location]).toEqual([
      302,
      `/login?${new URLSearchParams({ to: "/association/help/new" })}`,
    ]);
    const asked = await stranger.post("/association/reach", needFields);
    expect([asked.status, asked.text]).toEqual([401, '{"reach":null}']);
  });

  test("as a copy has all but the dates that are over, and is a need of its own", async () => {
    const { sql } = running;
    const wanted = { title: "Jedes Jahr", bring: "Schürze", urgency: "urgent", urgentReason: "Sturm" };
    const id = await posted(owner, form(wanted));
    const year = "interval '364 days'";
    await sql.unsafe(
      `update "Shift" set start = start - ${year}, "end" = "end" - ${year} where "helpRequestId" = '${id}'`,
    );
    const page = await owner.get(`/association/help/new?copy=${id}`);
    expect(page.text).toContain('value="Jedes Jahr"');
    expect(page.text).toContain("Schürze");
    expect(page.text).not.toContain("Sturm");
    expect(page.text).not.toContain(`value="${id}"`);
    expect((await other.get(`/association/help/new?copy=${id}`)).text).not.toContain("Jedes Jahr");
  });
});
