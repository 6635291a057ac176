import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authenticate, proveOptions, signInOptions } from "~/auth/passkey.server";
import { register, registrationOptions } from "~/auth/passkey-register.server";
import { signIn, type Viewer, viewerOf } from "~/auth/session.server";
import { db } from "~/models/db.server";
import { passkeysOf } from "~/models/passkey.server";
import { consumeChallenge, issueChallenge } from "~/models/passkey-challenge.server";
import { type Authenticator, authenticator } from "../support/authenticator";
import { later, openVillage, person, team, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  await db().passkeyChallenge.deleteMany();
});
afterAll(() => village.close());

const here = "hash-of-this-browser";
const elsewhere = "hash-of-another";
const userAgent = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

async function viewer(personId: string): Promise<Viewer> {
  const cookie = await signIn(new Request("http://localhost:3000/"), personId, "link");
  const found = await viewerOf(
    new Request("http://localhost:3000/", { headers: { Cookie: cookie.split(";")[0] ?? "" } }),
  );
  if (!found) throw new Error("nobody is signed in");
  return found;
}

async function staff(): Promise<string> {
  const id = await person("Petra Amt");
  const municipality = await db().municipality.findFirstOrThrow();
  await db().staff.create({ data: { personId: id, municipalityId: municipality.id } });
  return id;
}

const make = async (
  who: Viewer,
  phone: Authenticator,
  settings: Parameters<Authenticator["register"]>[1] = {},
) =>
  register(who, phone.register(await registrationOptions(who, here, "Anpacken"), settings), {
    askedBy: here,
    userAgent,
  });

/** Somebody with a passkey in this phone. */
async function holder(signCount = 0): Promise<{ jana: string; phone: Authenticator }> {
  const jana = await person("Jana Krause");
  const phone = authenticator();
  expect(await make(await viewer(jana), phone, { signCount })).toMatchObject({ ok: true });
  return { jana, phone };
}

describe("making a passkey", () => {
  test("keeps its public key, under the name of the device, and says what it may be told", async () => {
    const jana = await viewer(await person("Jana Krause"));
    const options = await registrationOptions(jana, here, "Anpacken");
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Anpacken" },
      user: { name: "Jana Krause" },
      authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
    });
    expect(Buffer.from(options.user.id, "base64url").toString("utf8")).not.toContain("Jana");
    const phone = authenticator();
    const made = await register(jana, phone.register(options), { askedBy: here, userAgent });
    expect(made).toEqual({ ok: true, id: phone.id, userVerified: true });
    expect(await passkeysOf(jana.id)).toMatchObject([{ id: phone.id, name: "Firefox, Android" }]);
    const again = await registrationOptions(jana, here, "Anpacken");
    expect(again.excludeCredentials).toMatchObject([{ id: phone.id, transports: ["internal"] }]);
  });

  test.each([
    ["another origin", { origin: "https://localhost:3000" }],
    ["a neighbour's port", { origin: "http://localhost:3001" }],
    ["another host's name", { rpId: "example.org" }],
  ])("for %s is refused", async (_, settings) => {
    expect(await make(await viewer(await person()), authenticator(), settings)).toEqual({
      ok: false,
      reason: "invalid",
    });
    expect(await db().passkey.count()).toBe(0);
  });

  test("by staff asks for finger, face or PIN; by others where the device can", async () => {
    const touched = { userVerified: false };
    expect(await make(await viewer(await staff()), authenticator(), touched)).toMatchObject({ ok: false });
    expect(await make(await viewer(await person()), authenticator(), touched)).toMatchObject({
      ok: true,
      userVerified: false,
    });
  });

  test("that somebody already has is refused, whoever that is", async () => {
    const { phone } = await holder();
    expect(await make(await viewer(await person()), phone)).toEqual({ ok: false, reason: "taken" });
  });

  test("stops at twenty, also when many are made at once", async () => {
    const jana = await viewer(await person());
    const made = await Promise.all(Array.from({ length: 24 }, () => make(jana, authenticator())));
    expect(made.filter(({ ok }) => ok)).toHaveLength(20);
    expect(made.filter((one) => !one.ok)).toContainEqual({ ok: false, reason: "too-many" });
  });

  test("by an owner stands in the audit log, by a resident nowhere", async () => {
    const { ownerId } = await team();
    await make(await viewer(ownerId), authenticator());
    await make(await viewer(await person()), authenticator());
    const entries = await db().auditEntry.findMany();
    expect(entries).toMatchObject([{ act: "passkey-added", actorRole: "owner", subjectKind: "person" }]);
    expect(
      JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain(ownerId);
  });
});

describe("signing in by passkey", () => {
  const enter = async (phone: Authenticator, settings: Parameters<Authenticator["sign"]>[1] = {}) =>
    authenticate(phone.sign(await signInOptions(here), settings), "sign-in", { askedBy: here });

  test("says who it is, and whether they showed more than that they were there", async () => {
    const { jana, phone } = await holder();
    expect(await enter(phone)).toEqual({ ok: true, personId: jana, userVerified: true });
    expect(await enter(phone, { userVerified: false })).toEqual({
      ok: true,
      personId: jana,
      userVerified: false,
    });
    expect((await passkeysOf(jana))[0]?.lastUsedAt).toBeInstanceOf(Date);
  });

  test("asks for none in particular, so that nobody learns who has one", async () => {
    await holder();
    expect((await signInOptions(here)).allowCredentials ?? []).toEqual([]);
  });

  test("works once for each challenge, also when it is sent twenty times at once", async () => {
    const { phone } = await holder();
    const answer = phone.sign(await signInOptions(here));
    const results = await Promise.all(
      Array.from({ length: 20 }, () => authenticate(answer, "sign-in", { askedBy: here })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await authenticate(answer, "sign-in", { askedBy: here })).toEqual({
      ok: false,
      reason: "expired",
    });
  });

  test("is bound to the browser that asked, and a stranger's try does not use it up", async () => {
    const { phone } = await holder();
    const answer = phone.sign(await signInOptions(here));
    expect(await authenticate(answer, "sign-in", { askedBy: elsewhere })).toEqual({
      ok: false,
      reason: "expired",
    });
    expect(await authenticate(answer, "sign-in", { askedBy: here })).toMatchObject({ ok: true });
  });

  test("is bound to what it was asked for", async () => {
    const { jana, phone } = await holder();
    const answer = phone.sign(await signInOptions(here));
    expect(await authenticate(answer, "prove", { askedBy: here, personId: jana })).toMatchObject({
      ok: false,
    });
    const proof = phone.sign(await proveOptions(await viewer(jana), here));
    expect(await authenticate(proof, "sign-in", { askedBy: here })).toEqual({ ok: false, reason: "expired" });
  });

  test("with a challenge of one's own is refused", async () => {
    const { phone } = await holder();
    const answer = phone.sign({ challenge: Buffer.alloc(32, 7).toString("base64url") });
    expect(await authenticate(answer, "sign-in", { askedBy: here })).toEqual({
      ok: false,
      reason: "expired",
    });
  });

  test.each([
    ["another origin", { origin: "https://phish.example" }],
    ["another host's name", { rpId: "phish.example" }],
    ["somebody else's handle", { userHandle: Buffer.from(randomUUID()).toString("base64url") }],
  ])("from %s is refused, and its challenge is used up", async (_, settings) => {
    const { phone } = await holder();
    const options = await signInOptions(here);
    const refused = await authenticate(phone.sign(options, settings), "sign-in", { askedBy: here });
    expect(refused).toEqual({ ok: false, reason: "invalid" });
    const second = await authenticate(phone.sign(options), "sign-in", { askedBy: here });
    expect(second).toEqual({ ok: false, reason: "expired" });
  });

  test("by another key under the same name is refused", async () => {
    const { phone } = await holder();
    const forged = { ...authenticator().sign(await signInOptions(here)), id: phone.id, rawId: phone.id };
    expect(await authenticate(forged, "sign-in", { askedBy: here })).toEqual({
      ok: false,
      reason: "invalid",
    });
  });

  test("with one that nobody has is refused", async () => {
    expect(await enter(authenticator())).toEqual({ ok: false, reason: "unknown" });
  });

  test("counts the uses, and refuses a count that stands still or goes back", async () => {
    const { phone } = await holder(4);
    expect(await enter(phone, { signCount: 5 })).toMatchObject({ ok: true });
    for (const signCount of [5, 4, 1, 0])
      expect(await enter(phone, { signCount }), String(signCount)).toEqual({ ok: false, reason: "invalid" });
    expect((await db().passkey.findFirstOrThrow()).signCount).toBe(5n);
    expect(await enter(phone, { signCount: 9 })).toMatchObject({ ok: true });
  });

  test("of two copies that sign the same count at once only one gets in", async () => {
    const { phone } = await holder(1);
    const results = await Promise.all([enter(phone, { signCount: 2 }), enter(phone, { signCount: 2 })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("proving who one is", () => {
  const prove = async (who: string, phone: Authenticator, userVerified = true) =>
    authenticate(phone.sign(await proveOptions(await viewer(who), here), { userVerified }), "prove", {
      askedBy: here,
      personId: who,
    });

  test("takes one's own passkeys only, with finger, face or PIN", async () => {
    const { jana, phone } = await holder();
    const { phone: others } = await holder();
    const options = await proveOptions(await viewer(jana), here);
    expect(options).toMatchObject({ userVerification: "required", allowCredentials: [{ id: phone.id }] });
    expect(await prove(jana, phone)).toMatchObject({ ok: true, personId: jana });
    expect(await prove(jana, phone, false)).toEqual({ ok: false, reason: "invalid" });
    expect(await prove(jana, others)).toEqual({ ok: false, reason: "unknown" });
  });
});

describe("a challenge", () => {
  const realNow = new Date();
  const asked = { purpose: "sign-in" as const, askedBy: here };

  test("lives for five minutes", async () => {
    const minutes = (count: number) => later(realNow, count / 60);
    const first = await issueChallenge("sign-in", here, realNow);
    expect(await consumeChallenge(first, asked, minutes(5))).toBe(false);
    expect(await consumeChallenge(first, asked, minutes(4.99))).toBe(true);
  });

  test("is nowhere in the database but as a hash", async () => {
    const challenge = await issueChallenge("sign-in", here, realNow);
    expect(challenge).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await db().passkeyChallenge.findMany())).not.toContain(challenge);
  });
});
