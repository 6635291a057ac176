import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requirePerson, requireResident, requireTeam, teamAssociation } from "~/auth/guards.server";
import { signIn, signOut, slideSession, viewerOf } from "~/auth/session.server";
import { completeEnv } from "~/env.server";
import { db } from "~/models/db.server";
import { later, openVillage, person, resident, team, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  completeEnv({ baseUrl: "http://localhost:3000" });
});
afterAll(() => village.close());

const visit = (cookie: string | null, path = "/me", method = "GET") =>
  new Request(`http://localhost:3000${path}`, { method, headers: cookie ? { Cookie: cookie } : {} });
const kept = (setCookie: string) => setCookie.split(";")[0] ?? "";

async function redirectOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error(`not a response: ${thrown}`);
  return thrown.headers.get("Location") ?? String(thrown.status);
}

const enter = (personId: string) => signIn(visit(null), personId, "link");

describe("a session", () => {
  test("is an opaque id in the browser, of which the database keeps the hash", async () => {
    const jana = await person("Jana Krause");
    const cookie = await enter(jana);
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
    const [session] = await db().session.findMany();
    expect(session?.idHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(session)).not.toContain(kept(cookie).slice("session=".length));
    expect(await viewerOf(visit(kept(cookie)))).toMatchObject({
      id: jana,
      name: "Jana Krause",
      resident: null,
    });
    expect(await viewerOf(visit(`a=b; ${kept(cookie)}; c=d`))).toMatchObject({ id: jana });
  });

  test("is bound to this host where the product is served by https", async () => {
    completeEnv({ baseUrl: "https://anpacken.example" });
    const cookie = await enter(await person());
    expect(cookie).toMatch(/^__Host-session=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(await viewerOf(visit(kept(cookie)))).not.toBeNull();
    expect(await viewerOf(visit(kept(cookie).replace("__Host-", "")))).toBeNull();
  });

  test("of others, unknown or misspelt is none", async () => {
    const cookie = kept(await enter(await person()));
    const hash = (await db().session.findFirst())?.idHash ?? "";
    const wrong = [null, "", "session=", `session=${hash}`, `${cookie}x`, `xsession=${cookie.slice(8)}`];
    for (const one of [...wrong, `session=${"A".repeat(43)}`, "session=' or 1=1 --"])
      expect(await viewerOf(visit(one)), String(one)).toBeNull();
  });

  test("ends when one signs out, here and only here", async () => {
    const jana = await person();
    const [phone, tablet] = [kept(await enter(jana)), kept(await enter(jana))];
    expect(await signOut(visit(phone))).toMatch(/^session=; Path=\/; Max-Age=0/);
    expect(await viewerOf(visit(phone))).toBeNull();
    expect(await viewerOf(visit(tablet))).not.toBeNull();
  });

  test("slides for 400 days with every day's visit, and is over after", async () => {
    const cookie = kept(await enter(await person()));
    const fresh = await viewerOf(visit(cookie));
    expect(await slideSession(visit(cookie), fresh)).toBeNull();
    const yesterday = later(new Date(), -25);
    await db().session.updateMany({ data: { lastSeenAt: yesterday, expiresAt: later(new Date(), 1) } });
    const seen = await viewerOf(visit(cookie));
    expect(kept((await slideSession(visit(cookie), seen)) ?? "")).toBe(cookie);
    const days = ((await db().session.findFirst())?.expiresAt.getTime() ?? 0) - Date.now();
    expect(Math.round(days / 86_400_000)).toBe(400);

    await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await viewerOf(visit(cookie))).toBeNull();
  });

  test("goes with the person", async () => {
    const jana = await person();
    const cookie = kept(await enter(jana));
    await db().person.delete({ where: { id: jana } });
    expect(await viewerOf(visit(cookie))).toBeNull();
    expect(await db().session.count()).toBe(0);
  });
});

describe("a door", () => {
  test("for persons sends strangers to the way in, and back after", async () => {
    expect(await redirectOf(requirePerson(visit(null, "/me?tab=2")))).toBe("/login?to=%2Fme%3Ftab%3D2");
    expect(await redirectOf(requirePerson(visit(null, "/me", "POST")))).toBe("/login?to=%2F");
    const jana = await person();
    expect(await requirePerson(visit(kept(await enter(jana))))).toMatchObject({ id: jana });
  });

  test("for residents sends everybody else to join", async () => {
    expect(await redirectOf(requireResident(visit(null)))).toBe("/join");
    expect(await redirectOf(requireResident(visit(kept(await enter(await person())))))).toBe("/join");
    const jana = await resident();
    const viewer = await requireResident(visit(kept(await enter(jana))));
    expect(viewer.resident.places).toHaveLength(1);
  });

  test("for teams does not exist for those who are in none, nor does another team's", async () => {
    expect(await redirectOf(requireTeam(visit(kept(await enter(await resident())))))).toBe("404");
    const [ours, theirs] = [await team(), await team("Feuerwehr")];
    const viewer = await requireTeam(visit(kept(await enter(ours.ownerId)), "/association"));
    expect(viewer.associationIds).toEqual([ours.associationId]);
    expect(teamAssociation(viewer, null).id).toBe(ours.associationId);
    expect(() => teamAssociation(viewer, theirs.associationId)).toThrow();
  });
});
