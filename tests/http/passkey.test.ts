import { describe, expect, test } from "vitest";
import { type Authenticator, authenticator } from "../support/authenticator";
import { association, joined, posted, shiftsOf, signedIn } from "../support/demo-village";
import { type Client, createClient, readable, reasonIn } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ worker: "none" });

let number = 0;
/** The owner of an association of their own, and a browser signed in by a link. */
async function owner(): Promise<{ id: string; client: Client }> {
  const { app, sql, village } = running;
  const { ownerId } = await association(sql, village.municipalityId, `Verein${++number} Herzberg`);
  return { id: ownerId, client: await signedIn(app.baseUrl, sql, ownerId) };
}

async function json(client: Client, path: string, body: object) {
  const answer = await client.request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...(answer.text ? JSON.parse(answer.text) : {}) };
}

async function make(client: Client, phone: Authenticator, userVerified = true) {
  const { options, ...refused } = await json(client, "/login/passkey/options", { purpose: "register" });
  if (!options) return refused;
  const credential = phone.register(options, { origin: running.app.baseUrl, userVerified });
  return json(client, "/login/passkey/register", { credential, to: "/me/devices" });
}

async function sign(client: Client, phone: Authenticator, purpose: "sign-in" | "prove", more: object = {}) {
  const { options } = await json(client, "/login/passkey/options", { purpose });
  const credential = phone.sign(options, { origin: running.app.baseUrl, ...more });
  return json(client, "/login/passkey", { purpose, credential, to: "/me/devices" });
}

const provedAgo = (id: string, ago: string) =>
  running.sql`update "Session" set "provedAt" = now() - ${ago}::interval where "personId" = ${id}`;
const makeStaff = (id: string) =>
  running.sql`insert into "Staff" (id, "personId", "municipalityId", role)
    values (gen_random_uuid(), ${id}, ${running.village.municipalityId}, 'staff')`;

describe("a passkey", () => {
  test("is made just after signing in, signs in another browser, and leads where they wanted", async () => {
    const { client } = await owner();
    const phone = authenticator();
    expect(await make(client, phone)).toMatchObject({ status: 200, to: "/me/devices" });
    const other = createClient(running.app.baseUrl);
    expect(await sign(other, phone, "sign-in")).toMatchObject({ status: 200, to: "/me/devices" });
    expect((await other.get("/me/passkeys")).text).toContain("zuletzt benutzt");
  });

  test("never leads to another site", async () => {
    const { client } = await owner();
    const phone = authenticator();
    await make(client, phone);
    for (const to of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
      const { options } = await json(client, "/login/passkey/options", { purpose: "sign-in" });
      const credential = phone.sign(options, { origin: running.app.baseUrl });
      const answer = await json(client, "/login/passkey", { purpose: "sign-in", credential, to });
      expect(answer.to, to).toBe("/association");
    }
  });

  test("is not made long after signing in, but for who has nothing else to show", async () => {
    const { id, client } = await owner();
    await provedAgo(id, "6 minutes");
    expect(await make(client, authenticator())).toMatchObject({ status: 409, reason: "not-fresh" });
    expect((await client.get("/me/passkeys")).text).toContain("/login/prove?to=%2Fme%2Fpasskeys");
    const jana = await joined(running.app.baseUrl);
    await running.sql`update "Session" set "provedAt" = now() - interval '9 days'`;
    expect(await make(jana, authenticator())).toMatchObject({ status: 200 });
  });

  test("in a request of the wrong shape, of nobody, or of a stranger is refused", async () => {
    const stranger = createClient(running.app.baseUrl);
    for (const purpose of ["register", "prove"])
      expect(await json(stranger, "/login/passkey/options", { purpose })).toMatchObject({
        status: 401,
        reason: "signed-out",
      });
    expect(await json(stranger, "/login/passkey/options", { purpose: "x" })).toMatchObject({ status: 422 });
    for (const path of ["/login/passkey", "/login/passkey/register"]) {
      expect(await json(stranger, path, { credential: { id: 1 } })).toMatchObject({ status: 422 });
      expect((await stranger.get(path)).status).toBe(404);
    }
    expect(await sign(stranger, authenticator(), "sign-in")).toMatchObject({
      status: 409,
      reason: "unknown",
    });
  });

  test("of others can neither be named nor taken away", async () => {
    const [one, two] = [await owner(), await owner()];
    const phone = authenticator();
    await make(one.client, phone);
    for (const intent of ["rename", "remove"]) {
      const answer = await two.client.post("/me/passkeys", { intent, id: phone.id, name: "Meins" });
      expect(answer.status, intent).toBe(404);
    }
    expect((await one.client.get("/me/passkeys")).text).toContain(phone.id);
  });

  test("keeps what was typed when its name is missing or too long", async () => {
    const { client } = await owner();
    const phone = authenticator();
    await make(client, phone);
    const answer = await client.post("/me/passkeys", {
      intent: "rename",
      id: phone.id,
      name: "x".repeat(61),
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("x".repeat(61));
  });
});

describe("the town hall", () => {
  test("opens by making the first passkey after a link, and by it ever after", async () => {
    const { id, client } = await owner();
    await makeStaff(id);
    const prove = await client.get("/login/prove?to=/me/devices");
    expect(readable(prove.text)).toContain("Legen Sie Ihren Passkey an");
    expect(await make(client, authenticator(), false)).toMatchObject({ status: 409, reason: "invalid" });
    const before = client.cookies.get("session");
    const phone = authenticator();
    expect(await make(client, phone)).toMatchObject({ status: 200 });
    expect(client.cookies.get("session")).not.toBe(before);
    expect((await client.get("/login/prove?to=/me/devices")).location).toBe("/me/devices");

    const last = await client.post("/me/passkeys", { intent: "remove", id: phone.id });
    expect([last.status, reasonIn(last)]).toEqual([409, "last"]);
  });

  test("stays shut for a mailbox once there is a passkey: it makes no other, and takes none away", async () => {
    const { id, client } = await owner();
    await makeStaff(id);
    const phone = authenticator();
    await make(client, phone);
    const mailbox = await signedIn(running.app.baseUrl, running.sql, id);
    expect(await make(mailbox, authenticator())).toMatchObject({ status: 409, reason: "not-fresh" });
    const removal = await mailbox.post("/me/passkeys", { intent: "remove", id: phone.id });
    expect(removal.location).toBe("/login/prove?to=%2Fme%2Fpasskeys");
    const prove = await mailbox.get("/login/prove?to=/me/devices");
    expect(prove.text).not.toContain('value="link"');
    expect((await mailbox.post("/login/prove", { intent: "link" })).status).toBe(404);
    expect((await mailbox.post("/login/prove", { intent: "confirm" })).status).toBe(404);
    expect(await sign(mailbox, phone, "prove", { userVerified: false })).toMatchObject({ status: 409 });
    expect(await sign(mailbox, phone, "prove")).toMatchObject({ status: 200 });
    expect((await mailbox.get("/login/prove?to=/me/devices")).location).toBe("/me/devices");
  });

  test("does not open by a passkey that only was touched", async () => {
    const { id, client } = await owner();
    const phone = authenticator();
    await make(client, phone);
    await makeStaff(id);
    const other = createClient(running.app.baseUrl);
    expect(await sign(other, phone, "sign-in", { userVerified: false })).toMatchObject({ status: 200 });
    expect(readable((await other.get("/login/prove?to=/me")).text)).toContain("Zugang zum Rathaus");
  });
});

test("others' phone numbers are shown for thirty days after signing in", async () => {
  const { id, client } = await owner();
  const needId = await posted(client);
  const [shiftId = ""] = await shiftsOf(running.sql, needId);
  const jana = createClient(running.app.baseUrl);
  await jana.post(`/help/${needId}/signup`, { shiftId, people: "1", name: "Jana", phone: "0171 2345678" });
  await client.post(`/association/help/${needId}/roster`, {
    ...{ intent: "add", shiftId, people: "1", name: "Oma Erna", phone: "03535 998877" },
  });
  const pages = [`/association/help/${needId}`, `/association/help/${needId}/cancel`];
  const numbers = async () => {
    const texts = await Promise.all(
      pages.map(async (path) => (await client.get(path)).text.replace(/\s/g, "")),
    );
    return texts.map((text) => /1712345678|3535998877/.test(text));
  };
  expect(await numbers()).toEqual([true, true]);
  await provedAgo(id, "31 days");
  expect(await numbers()).toEqual([false, false]);
  expect((await client.get(pages[0] ?? "")).text).toContain("zum Anzeigen bitte neu anmelden");
});

test("signing out everywhere ends every session, here too when that is wished", async () => {
  const { id, client } = await owner();
  const tablet = await signedIn(running.app.baseUrl, running.sql, id);
  const list = await client.get("/me/devices");
  const handle = /name="handle" value="([0-9a-f-]{36})"/.exec(list.text)?.[1] ?? "";
  const stranger = (await owner()).client;
  expect((await stranger.post("/me/devices", { intent: "one", handle })).status).toBe(404);
  expect((await client.post("/me/devices", { intent: "others" })).location).toBe("/me/devices?done=1");
  expect((await tablet.get("/me")).location).toBe("/login?to=%2Fme");
  expect((await client.post("/me/devices", { intent: "all" })).location).toBe("/");
  expect((await client.get("/me")).location).toBe("/login?to=%2Fme");
  expect(client.cookies.has("session")).toBe(false);
});

test("a passkey is offered until somebody has one, or says not now until the next sign-in", async () => {
  const offered = async (client: Client) =>
    (await client.get("/association")).text.includes("Nächstes Mal mit einem Fingertipp");
  const { id, client } = await owner();
  expect(await offered(client)).toBe(true);
  const later = await client.post("/me/passkeys", { intent: "later", back: "/association" });
  expect(later.location).toBe("/association");
  expect(await offered(client)).toBe(false);
  const next = await signedIn(running.app.baseUrl, running.sql, id);
  expect(await offered(next)).toBe(true);
  await make(next, authenticator());
  expect(await offered(next)).toBe(false);
});
