import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  requireFresh,
  requirePerson,
  requireResident,
  requireStaff,
  requireTeam,
} from "~/auth/guards.server";
import { proveAgain, rotate, signIn, signOut, slideSession, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { mayCall, type SignInMethod } from "~/domain/sign-in";
import { completeEnv } from "~/env.server";
import { db, transaction } from "~/models/db.server";
import { closeOwnSession, closeSessions, sessionsOf } from "~/models/session.server";
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
    expect(slideSession(visit(cookie), fresh)).toBeNull();
    const yesterday = later(new Date(), -25);
    await db().session.updateMany({ data: { lastSeenAt: yesterday, expiresAt: later(new Date(), 1) } });
    const seen = await viewerOf(visit(cookie));
    expect(kept(slideSession(visit(cookie), seen) ?? "")).toBe(cookie);
    const days = ((await db().session.findFirst())?.expiresAt.getTime() ?? 0) - Date.now();
    expect(Math.round(days / 86_400_000)).toBe(400);
    expect(slideSession(visit(cookie), await viewerOf(visit(cookie)))).toBeNull();

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

test("the list of devices signs out there, and everywhere else", async () => {
  const jana = await person();
  const [phone, tablet, club] = [kept(await enter(jana)), kept(await enter(jana)), kept(await enter(jana))];
  const strangers = kept(await enter(await person()));
  const here = (await viewerOf(visit(phone)))?.session.handle ?? "";
  const there = (await viewerOf(visit(tablet)))?.session.handle ?? "";
  expect(await sessionsOf(jana, new Date())).toHaveLength(3);
  expect(await closeOwnSession(await person(), there)).toBe(false);
  expect(await closeOwnSession(jana, there)).toBe(true);
  expect(await viewerOf(visit(tablet))).toBeNull();
  expect(await closeSessions(jana, here)).toBe(1);
  expect(await viewerOf(visit(club))).toBeNull();
  expect(await viewerOf(visit(phone))).not.toBeNull();
  expect(await closeSessions(jana, null)).toBe(1);
  expect(await viewerOf(visit(strangers))).not.toBeNull();
});

describe("a session's id", () => {
  test("from before signing in is worth nothing after: neither a planted one nor one's own", async () => {
    const planted = kept(await enter(await person("Mallory")));
    const jana = kept(await signIn(visit(planted), await person("Jana"), "link"));
    expect(jana).not.toBe(planted);
    expect(await viewerOf(visit(planted))).toBeNull();
    const again = kept(await signIn(visit(jana), (await viewerOf(visit(jana)))?.id ?? "", "passkey"));
    expect(await viewerOf(visit(jana))).toBeNull();
    expect(await viewerOf(visit(again))).toMatchObject({ name: "Jana", session: { method: "passkey" } });
    expect(await db().session.count()).toBe(1);
  });

  test("changes with every gain of rights, and the session stays the same", async () => {
    const cookie = kept(await enter(await person()));
    const before = await viewerOf(visit(cookie));
    const next = kept((await rotate(visit(cookie))) ?? "");
    expect(next).not.toBe(cookie);
    expect(await viewerOf(visit(cookie))).toBeNull();
    expect(await viewerOf(visit(next))).toMatchObject({ id: before?.id, session: before?.session });
    expect(await rotate(visit(cookie))).toBeNull();
    expect(await rotate(visit(null))).toBeNull();
  });

  test("changes once, when two rotate at once", async () => {
    const cookie = kept(await enter(await person()));
    const cookies = await Promise.all([rotate(visit(cookie)), rotate(visit(cookie))]);
    expect(cookies.filter(Boolean)).toHaveLength(1);
  });

  test("stays as it was when what gains the rights fails", async () => {
    const cookie = kept(await enter(await person()));
    const failing = transaction(async (tx) => {
      await rotate(visit(cookie), tx);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await viewerOf(visit(cookie))).not.toBeNull();
  });
});

describe("the rights of staff", () => {
  const hours = (count: number) => later(new Date(), -count);
  async function clerk(method: SignInMethod) {
    const id = await person("Petra Amt");
    const municipality = await db().municipality.findFirstOrThrow();
    await db().staff.create({ data: { personId: id, municipalityId: municipality.id } });
    return { id, cookie: kept(await signIn(visit(null), id, method)) };
  }
  const lapsed = async (cookie: string) => (await viewerOf(visit(cookie)))?.staffLapsed;

  test.each<[SignInMethod, boolean]>([
    ["passkey", false],
    ["identity", false],
    ["link", true],
    ["touch", true],
    ["recovery", true],
    ["device", true],
    ["join", true],
  ])("after signing in by %s are lapsed: %s", async (method, expected) => {
    expect(await lapsed((await clerk(method)).cookie)).toBe(expected);
  });

  test("come with a link where passkeys cannot work, and only there", async () => {
    const { cookie } = await clerk("link");
    for (const [baseUrl, expected] of [
      ["http://rathaus.example", false],
      ["http://192.168.1.5:3000", false],
      ["http://localhost:3000", true],
    ] as const) {
      completeEnv({ baseUrl });
      expect(await lapsed(cookie), baseUrl).toBe(expected);
    }
  });

  test("end after twelve hours without a visit; each visit, written down every five minutes, counts", async () => {
    const { cookie } = await clerk("passkey");
    await db().session.updateMany({ data: { lastSeenAt: hours(11.9) } });
    expect(await lapsed(cookie)).toBe(false);
    expect(Number((await db().session.findFirstOrThrow()).lastSeenAt)).toBeGreaterThan(Number(hours(0.1)));
    const fourMinutes = hours(4 / 60);
    await db().session.updateMany({ data: { lastSeenAt: fourMinutes } });
    await viewerOf(visit(cookie));
    expect((await db().session.findFirstOrThrow()).lastSeenAt).toEqual(fourMinutes);
    await db().session.updateMany({ data: { lastSeenAt: hours(12.1) } });
    expect(await viewerOf(visit(cookie))).toMatchObject({ staff: [], staffLapsed: true });
    expect(await redirectOf(requireStaff(visit(cookie, "/municipality"), null))).toBe(
      "/login/prove?to=%2Fmunicipality",
    );
  });

  test("do not come back by later visits, while the resident's session lives on", async () => {
    const { cookie } = await clerk("passkey");
    for (const idle of [13, 30]) {
      await db().session.updateMany({ data: { lastSeenAt: hours(idle) } });
      for (const _visit of [1, 2, 3]) expect(await lapsed(cookie)).toBe(true);
    }
    expect(await viewerOf(visit(cookie))).toMatchObject({ name: "Petra Amt", session: { method: "lapsed" } });
  });

  test("come back by a passkey, not by a link, and the id changes with them", async () => {
    const { cookie } = await clerk("passkey");
    await db().session.updateMany({ data: { lastSeenAt: hours(13) } });
    const before = await viewerOf(visit(cookie));
    const byLink = kept((before && (await proveAgain(visit(cookie), before, "link"))) ?? "");
    expect(await lapsed(byLink)).toBe(true);
    const between = await viewerOf(visit(byLink));
    const byKey = kept((between && (await proveAgain(visit(byLink), between, "passkey"))) ?? "");
    expect(await lapsed(byKey)).toBe(false);
    expect(new Set([cookie, byLink, byKey]).size).toBe(3);
    expect(await viewerOf(visit(byLink))).toBeNull();
  });

  test("are not lost by a weaker proof while they hold", async () => {
    const { cookie } = await clerk("passkey");
    await db().session.updateMany({ data: { provedAt: hours(1) } });
    const before = await viewerOf(visit(cookie));
    const after = kept((before && (await proveAgain(visit(cookie), before, "link"))) ?? "");
    const viewer = await viewerOf(visit(after));
    expect(viewer).toMatchObject({ staffLapsed: false, session: { method: "passkey" } });
    expect(Number(viewer?.session.provedAt)).toBeGreaterThan(Number(hours(0.1)));
  });
});

test("dangerous acts ask for the last five minutes, phone numbers for the last thirty days", async () => {
  const cookie = kept(await enter(await person()));
  const answers = async (path: string) => {
    const viewer = await requirePerson(visit(cookie));
    const passes = (guard: () => void) => {
      try {
        guard();
        return true;
      } catch {
        return false;
      }
    };
    return [passes(() => requireFresh(visit(cookie, path), viewer)), mayCall(viewer.session, new Date())];
  };
  const proved = (minutes: number) =>
    db().session.updateMany({ data: { provedAt: later(new Date(), -minutes / 60) } });
  expect(await answers("/me")).toEqual([true, true]);
  await proved(5.1);
  expect(await answers("/me")).toEqual([false, true]);
  await proved(30 * 24 * 60 + 1);
  expect(await answers("/me")).toEqual([false, false]);
  // Handing an open session on to a second browser shows nothing new.
  const handed = kept(await signIn(visit(null), await person(), "device"));
  expect((await viewerOf(visit(handed)))?.session.provedAt.getTime()).toBe(0);
});

test("a visit says that the person was here, by the product's clock, and takes a warning back", async () => {
  const jana = await person();
  const cookie = kept(await enter(jana));
  const long = later(now(), -24 * 500);
  await db().person.updateMany({ data: { lastSeenAt: long, warnedAt: long } });
  await viewerOf(visit(cookie));
  expect(await db().person.findUnique({ where: { id: jana } })).toMatchObject({ lastSeenAt: long });
  await db().session.updateMany({ data: { lastSeenAt: later(new Date(), -25) } });
  await viewerOf(visit(cookie));
  const { lastSeenAt, warnedAt } = await db().person.findUniqueOrThrow({ where: { id: jana } });
  expect(Math.abs(Number(lastSeenAt) - Number(now()))).toBeLessThan(60_000);
  expect(warnedAt).toBeNull();
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
    const ours = await team();
    await team("Feuerwehr");
    const viewer = await requireTeam(visit(kept(await enter(ours.ownerId)), "/association"));
    expect(viewer.associationIds).toEqual([ours.associationId]);
  });
});
