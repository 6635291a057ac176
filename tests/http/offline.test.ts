import { beforeAll, describe, expect, test } from "vitest";
import type { Kept } from "~/offline/kept";
import { joined, monday, posted, shiftsOf, signedIn } from "../support/demo-village";
import { type Client, createClient } from "../support/http";
import { runningVillage } from "./running-village";

const running = runningVillage({ now: monday });

let team: Client;
beforeAll(async () => {
  team = await signedIn(running.app.baseUrl, running.sql, running.village.ownerId);
});

let drawn = 0;
const key = () => `browser-drew-this-${String(++drawn).padStart(4, "0")}`;

async function keptOf(client: Client, seen: readonly string[] = []): Promise<Kept> {
  const answer = await client.get(`/me/offline.json?${seen.map((id) => `seen=${id}`).join("&")}`);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text);
}

async function arranged(fields: Record<string, string> = {}) {
  const id = await posted(team, fields);
  const [shiftId = ""] = await shiftsOf(running.sql, id);
  return { id, shiftId };
}

const coming = (needId: string) => running.sql<{ status: string; name: string }[]>`
  select t.status, t.name from "Signup" t join "Shift" s on s.id = t."shiftId" where s."helpRequestId" = ${needId}`;

const send = async (client: Client, id: string, fields: Record<string, string>) => {
  const answer = await client.post(`/help/${id}/submission`, fields);
  return { status: answer.status, said: JSON.parse(answer.text || "null") };
};

describe("what a browser keeps", () => {
  test("is one's own with place and contact, what is near, and what was looked at", async () => {
    const { app } = running;
    const jana = await joined(app.baseUrl, { radiusKm: "5" });
    const [mine, near] = [await arranged(), await arranged({ title: "Zelt aufbauen" })];
    const far = await arranged({ title: "Weit weg", lat: "51.9", lon: "13.9" });
    await jana.post(`/help/${mine.id}/signup`, { shiftId: mine.shiftId });
    const kept = await keptOf(jana);
    const ids = kept.needs.map(({ id }) => id);
    expect(ids).toContain(near.id);
    expect(ids).not.toContain(far.id);
    expect(kept.needs.find(({ id }) => id === mine.id)).toMatchObject({
      ...{ as: "own", place: "Festzelt", contactName: "Ines Schuster", contactPhone: "03535 1234" },
      shifts: [{ id: mine.shiftId, coming: true, free: false }],
    });
    expect(kept.needs.find(({ id }) => id === near.id)).toMatchObject({ as: "near", contactPhone: "" });
    const looked = await keptOf(jana, [far.id, "nonsense", "0e984725-c51c-4bf4-9960-e1c80e27aba0"]);
    expect(looked.needs.find(({ id }) => id === far.id)).toMatchObject({ as: "seen" });
    expect(kept.words.offline).toMatchObject({ title: "Ohne Verbindung" });
  });

  test("names the session it belongs to, another in each browser, and is in nobody's cache", async () => {
    const { app, sql } = running;
    const [jana, kim] = [await joined(app.baseUrl), await joined(app.baseUrl, { name: "Kim Lehmann" })];
    const owners = [(await keptOf(jana)).owner, (await keptOf(kim)).owner];
    const handles = await sql<
      { handle: string }[]
    >`select handle from "Session" where handle in ${sql(owners)}`;
    expect(new Set(owners).size).toBe(2);
    expect(handles).toHaveLength(2);
    expect((await jana.get("/me/offline.json")).headers["cache-control"]).toBe("private, no-store");
  });

  test("is nothing for whoever is not signed in, nor after signing out", async () => {
    const jana = await joined(running.app.baseUrl);
    await jana.post("/logout", {});
    for (const client of [jana, createClient(running.app.baseUrl)])
      expect((await client.get("/me/offline.json")).status).toBe(401);
  });
});

describe("a submission of the queue", () => {
  test("is done once, and its repeat signs the browser in that never got the answer", async () => {
    const need = await arranged();
    const fields = { key: key(), kind: "signup", shiftId: need.shiftId, name: "Kim Lehmann" };
    // The first answer is lost, with its cookie.
    expect((await send(createClient(running.app.baseUrl), need.id, fields)).status).toBe(200);
    const phone = createClient(running.app.baseUrl);
    expect((await send(phone, need.id, fields)).status).toBe(200);
    expect(await coming(need.id)).toEqual([{ status: "confirmed", name: "Kim Lehmann" }]);
    expect((await keptOf(phone)).needs.find(({ id }) => id === need.id)).toMatchObject({ as: "own" });
  });

  test("of the page's own form and of the queue are the same one", async () => {
    const need = await arranged();
    const jana = await joined(running.app.baseUrl);
    const fields = { key: key(), shiftId: need.shiftId };
    expect((await jana.post(`/help/${need.id}/signup`, fields)).status).toBe(303);
    expect((await send(jana, need.id, { ...fields, kind: "signup" })).status).toBe(200);
    expect((await send(jana, need.id, { ...fields, kind: "signup", key: key() })).said).toEqual({
      ...{ ok: false, reason: "already" },
    });
    const no = { key: key(), shiftId: need.shiftId, kind: "withdrawal" };
    expect((await send(jana, need.id, no)).status).toBe(200);
    expect((await jana.post(`/help/${need.id}/signup`, { ...fields, key: key() })).status).toBe(303);
    expect((await send(jana, need.id, no)).status).toBe(200);
    expect(await coming(need.id)).toEqual([{ status: "confirmed", name: "Jana Krause" }]);
  });

  test("made by somebody who is no longer signed in here is nobody's", async () => {
    const { app } = running;
    const need = await arranged();
    const [jana, kim] = [await joined(app.baseUrl), await joined(app.baseUrl, { name: "Kim Lehmann" })];
    const { owner } = await keptOf(jana);
    const fields = { kind: "signup", shiftId: need.shiftId, name: "Jana Krause", owner };
    for (const other of [kim, createClient(app.baseUrl)])
      expect(await send(other, need.id, { ...fields, key: key() })).toEqual({
        ...{ status: 401, said: { ok: false, reason: "signed-out" } },
      });
    expect(await coming(need.id)).toEqual([]);
    expect((await send(jana, need.id, { ...fields, key: key() })).status).toBe(200);
  });

  test.each([
    ["without a key", { key: "" }, 422, "invalid"],
    ["with a short key", { key: "short" }, 422, "invalid"],
    ["without a name", { name: "" }, 422, "invalid"],
    ["without a shift", { shiftId: "" }, 422, "invalid"],
    ["with a shift of another need", { shiftId: "0e984725-c51c-4bf4-9960-e1c80e27aba0" }, 404, "not-found"],
    ["that gives back, of nobody", { kind: "withdrawal" }, 401, "signed-out"],
  ])("%s is refused", async (_, wrong, status, reason) => {
    const need = await arranged();
    const fields = { key: key(), kind: "signup", shiftId: need.shiftId, name: "Kim Lehmann", ...wrong };
    const answer = await send(createClient(running.app.baseUrl), need.id, fields);
    expect(answer).toEqual({ status, said: { ok: false, reason } });
    expect(await coming(need.id)).toEqual([]);
  });

  test("for a need that is full says so, with the reason", async () => {
    const need = await arranged({ "shifts[0].places": "1" });
    const first = await joined(running.app.baseUrl);
    await first.post(`/help/${need.id}/signup`, { shiftId: need.shiftId });
    const fields = { key: key(), kind: "signup", shiftId: need.shiftId, name: "Kim Lehmann" };
    expect(await send(createClient(running.app.baseUrl), need.id, fields)).toEqual({
      ...{ status: 409, said: { ok: false, reason: "full" } },
    });
  });
});

test("the manifest offers teams to write, and nobody else", async () => {
  const { app } = running;
  const urls = async (client: Client) => {
    const { shortcuts } = JSON.parse((await client.get("/manifest.webmanifest")).text);
    return shortcuts.map(({ url }: { url: string }) => url);
  };
  expect(await urls(team)).toEqual(["/", "/me", "/association/help/new"]);
  expect(await urls(await joined(app.baseUrl))).toEqual(["/", "/me"]);
  const manifest = JSON.parse((await createClient(app.baseUrl).get("/manifest.webmanifest")).text);
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    const answer = await createClient(app.baseUrl).get(src);
    expect([src, answer.status]).toEqual([src, 200]);
    expect(Number(answer.headers["content-length"] ?? 0)).toBeLessThanOrEqual(100_000);
  }
});
