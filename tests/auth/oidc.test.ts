import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { beginSignIn, callbackUrl, finishSignIn } from "~/auth/oidc.server";
import { completeEnv } from "~/env.server";
import { db } from "~/models/db.server";
import { connectIdentity, personOfIdentity } from "~/models/identity.server";
import { allProviders, providersOf, providerWithSecret } from "~/models/identity-provider.server";
import { type ProviderInput, removeProvider, saveProvider } from "~/models/identity-provider-save.server";
import { startIdentityProvider, type TestIdentityProvider } from "../support/identity-provider";
import { later, openVillage, person, team, type Village } from "../support/village";

let village: Village;
let idp: TestIdentityProvider;
beforeAll(async () => {
  village = await openVillage({ SESSION_SECRET: "a session secret of a test, long enough" });
  idp = await startIdentityProvider(callbackUrl());
});
beforeEach(async () => {
  await village.clear();
  await db().identityFlow.deleteMany();
  completeEnv({ identity: own() });
});
afterAll(async () => {
  await idp.stop();
  await village.close();
});

const browser = "a".repeat(64);
const email = "kim@rathaus.example";
const own = (more = {}) => ({
  issuer: idp.issuer,
  clientId: idp.clientId,
  clientSecret: idp.secret,
  label: "Rathaus-Konto",
  audience: "staff" as const,
  claim: "",
  claimValue: "",
  scopes: "openid email",
  ...more,
});

async function staffMember(address = email, confirmed = true) {
  const municipality = await db().municipality.findFirstOrThrow();
  const id = await person("Kim Noack");
  await db().person.update({ where: { id }, data: { email: address, emailConfirmed: confirmed } });
  await db().staff.create({ data: { personId: id, municipalityId: municipality.id, role: "administrator" } });
  return { id, municipalityId: municipality.id };
}

async function begun(providerId = "environment", realNow = new Date()): Promise<string> {
  const answer = await beginSignIn(providerId, { askedBy: browser, to: "/municipality" }, realNow);
  if (!answer.ok) throw new Error(`could not begin: ${answer.reason}`);
  return answer.url;
}

async function roundTrip(providerId = "environment") {
  return finishSignIn(await idp.visit(await begun(providerId)), browser, new Date());
}

describe("a sign-in at the town hall's identity provider", () => {
  test("asks with state, nonce and PKCE, and finds staff by their verified address", async () => {
    const { id } = await staffMember();
    const url = new URL(await begun());
    expect(url.searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"])
      expect(url.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    idp.signInAs("kim", { email: "KIM@rathaus.example", email_verified: true });
    const returned = await roundTrip();
    expect(returned).toMatchObject({
      ok: true,
      to: "/municipality",
      vouch: { issuer: idp.issuer, subject: "kim" },
    });
    if (!returned.ok) throw new Error("unreachable");
    const inTwoWindows = [1, 2].map(() => personOfIdentity(returned.provider, returned.vouch));
    expect(await Promise.all(inTwoWindows)).toEqual([id, id]);
    expect(await db().identity.findMany()).toMatchObject([
      { issuer: idp.issuer, subject: "kim", personId: id },
    ]);
  });

  test("knows them again by issuer and subject, whatever became of the address", async () => {
    const { id } = await staffMember();
    idp.signInAs("kim", { email, email_verified: true });
    const first = await roundTrip();
    if (!first.ok) throw new Error(first.reason);
    await personOfIdentity(first.provider, first.vouch);
    idp.signInAs("kim", { email: "married@rathaus.example", email_verified: true });
    const second = await roundTrip();
    if (!second.ok) throw new Error(second.reason);
    expect(await personOfIdentity(second.provider, second.vouch)).toBe(id);
  });

  test("makes nobody: who is unknown stays unknown", async () => {
    idp.signInAs("stranger", { email: "stranger@rathaus.example", email_verified: true });
    const returned = await roundTrip();
    if (!returned.ok) throw new Error(returned.reason);
    expect(await personOfIdentity(returned.provider, returned.vouch)).toBeNull();
    expect([await db().person.count(), await db().identity.count()]).toEqual([0, 0]);
  });

  test("takes nobody's word for an address that was not verified", async () => {
    await staffMember();
    idp.signInAs("mallory", { email, email_verified: false });
    const returned = await roundTrip();
    if (!returned.ok) throw new Error(returned.reason);
    expect(returned.vouch.email).toBeNull();
    expect(await personOfIdentity(returned.provider, returned.vouch)).toBeNull();
  });

  test("lets in only who has the claim that was set up", async () => {
    completeEnv({
      identity: own({ claim: "groups", claimValue: "anpacken", scopes: "openid email groups" }),
    });
    idp.signInAs("kim", { email, email_verified: true, groups: ["bauamt"] });
    expect(await roundTrip()).toMatchObject({ ok: false, reason: "claim" });
    idp.signInAs("kim2", { email, groups: ["bauamt", "anpacken"] });
    expect(await roundTrip()).toMatchObject({ ok: true, vouch: { email } });
  });

  test("that was cancelled there leads back with nothing", async () => {
    idp.signInAs("refuses");
    expect(await roundTrip()).toMatchObject({ ok: false, reason: "denied", label: "Rathaus-Konto" });
  });
});

describe("what comes back", () => {
  test("is taken once", async () => {
    idp.signInAs("kim", { email, email_verified: true });
    const search = await idp.visit(await begun());
    const both = await Promise.all([
      finishSignIn(search, browser, new Date()),
      finishSignIn(search, browser, new Date()),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await finishSignIn(search, browser, new Date())).toMatchObject({ ok: false, reason: "over" });
  });

  test("is taken only in the browser that set out, within ten minutes, with the state that was given", async () => {
    const search = await idp.visit(await begun());
    expect(await finishSignIn(search, "b".repeat(64), new Date())).toMatchObject({
      ok: false,
      reason: "over",
    });
    expect(await finishSignIn(search, null, new Date())).toMatchObject({ ok: false, reason: "over" });
    expect(await finishSignIn(search, browser, later(new Date(), 10 / 60))).toMatchObject({ reason: "over" });
    const planted = new URLSearchParams(search);
    planted.set("state", "A".repeat(43));
    expect(await finishSignIn(planted, browser, new Date())).toMatchObject({ ok: false, reason: "over" });
    expect(await finishSignIn(search, browser, new Date())).toMatchObject({ ok: true });
  });

  test("with another one's code, or another issuer, is refused", async () => {
    const [mine, theirs] = [await idp.visit(await begun()), await idp.visit(await begun())];
    const mixed = new URLSearchParams(mine);
    mixed.set("code", theirs.get("code") ?? "");
    expect(await finishSignIn(mixed, browser, new Date())).toMatchObject({ ok: false, reason: "refused" });
    const elsewhere = new URLSearchParams(theirs);
    elsewhere.set("iss", "https://evil.example");
    expect(await finishSignIn(elsewhere, browser, new Date())).toMatchObject({ ok: false });
  });
});

describe("a provider that does not answer", () => {
  test("is said to be down, soon, before and after", async () => {
    // Takes connections and never says a word.
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    completeEnv({ identity: own({ issuer: `http://localhost:${port}` }) });
    const asked = Date.now();
    const flow = { askedBy: browser, to: "" };
    expect(await beginSignIn("environment", flow, new Date())).toEqual({
      ok: false,
      reason: "down",
      label: "Rathaus-Konto",
    });
    expect(Date.now() - asked).toBeLessThan(8_000);
    silent.close();
    completeEnv({ identity: own({ issuer: "http://localhost:1" }) });
    expect(await beginSignIn("environment", flow, new Date())).toMatchObject({ ok: false, reason: "down" });
  });

  test("and one that is not there is not found", async () => {
    for (const id of ["nothing", "' or 1=1", "0e984725-c51c-4bf4-9960-e1c80e27aba0", ""])
      expect(await beginSignIn(id, { askedBy: browser, to: "" }, new Date())).toMatchObject({
        reason: "not-found",
      });
  });
});

describe("a municipality's own provider", () => {
  const input = (more: Partial<ProviderInput> = {}): ProviderInput => ({
    id: null,
    ...{ label: "Entra", issuer: idp.issuer, clientId: idp.clientId, clientSecret: idp.secret },
    ...{ scopes: "openid email", audience: "staff", claim: "", claimValue: "" },
    ...more,
  });

  async function saved(more: Partial<ProviderInput> = {}) {
    const { id: personId, municipalityId } = await staffMember();
    const actor = { personId, role: "administrator" as const };
    const answer = await saveProvider(actor, municipalityId, input(more), new Date());
    if (!answer.ok) throw new Error(answer.reason);
    return { ...answer, actor, municipalityId, personId };
  }

  test("keeps its secret sealed, bound to its row, and shows it to nobody", async () => {
    const { id, municipalityId } = await saved();
    expect(await providerWithSecret(id)).toMatchObject({ clientSecret: idp.secret, municipalityId });
    const row = await db().identityProvider.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.clientSecret).includes(idp.secret)).toBe(false);
    for (const shown of [await providersOf(municipalityId), await allProviders()])
      expect(JSON.stringify(shown)).not.toMatch(/secret/i);
    const moved = await db().identityProvider.create({
      data: { ...row, id: "0e984725-c51c-4bf4-9960-e1c80e27aba0" },
    });
    expect(await providerWithSecret(moved.id)).toBeNull();
  });

  test("is changed, keeping its secret, and removed by its own municipality only; the log knows", async () => {
    const { id, actor, municipalityId } = await saved();
    const elsewhere = await db().municipality.create({
      data: { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 },
    });
    const change = input({ id, label: "Keycloak", clientSecret: "" });
    expect(await saveProvider(actor, elsewhere.id, change, new Date())).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await saveProvider(actor, municipalityId, change, new Date())).toEqual({ ok: true, id });
    expect(await providerWithSecret(id)).toMatchObject({ label: "Keycloak", clientSecret: idp.secret });
    expect(await removeProvider(actor, elsewhere.id, id, new Date())).toBe(false);
    expect(await removeProvider(actor, municipalityId, id, new Date())).toBe(true);
    const entries = await db().auditEntry.findMany({
      where: { chain: municipalityId },
      orderBy: { seq: "asc" },
    });
    expect(entries.map(({ act }) => act)).toEqual(["provider-saved", "provider-saved", "provider-removed"]);
  });

  test.each([
    "http://login.stadt.example",
    "ftp://localhost",
    "https://a:b@login.example",
    "login.example",
    "javascript:0",
  ])("is not at %s", async (issuer) => {
    const { actor, municipalityId } = await saved();
    expect(await saveProvider(actor, municipalityId, input({ issuer }), new Date())).toEqual({
      ok: false,
      reason: "issuer",
    });
  });

  test("signs in its own staff, but neither operators nor staff of another town hall", async () => {
    const { id, personId } = await saved();
    idp.signInAs("kim", { email, email_verified: true });
    const returned = await roundTrip(id);
    if (!returned.ok) throw new Error(returned.reason);
    const { provider, vouch } = returned;
    expect(await personOfIdentity(provider, vouch)).toBe(personId);
    await db().person.update({ where: { id: personId }, data: { operator: true } });
    expect(await personOfIdentity(provider, vouch)).toBeNull();
    await db().person.update({ where: { id: personId }, data: { operator: false } });
    const elsewhere = await db().municipality.create({
      data: { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 },
    });
    await db().staff.create({ data: { personId, municipalityId: elsewhere.id } });
    expect(await personOfIdentity(provider, vouch)).toBeNull();
    expect(await personOfIdentity({ ...provider, municipalityId: null }, vouch)).toBe(personId);
  });

  test("for associations finds members of its own ones, for residents nobody by an address", async () => {
    const { ownerId } = await team();
    const owner = await db().person.findUniqueOrThrow({ where: { id: ownerId } });
    const municipality = await db().municipality.findFirstOrThrow();
    const vouch = { issuer: idp.issuer, subject: "ines", email: owner.email };
    expect(
      await personOfIdentity({ audience: "resident", municipalityId: municipality.id }, vouch),
    ).toBeNull();
    expect(await personOfIdentity({ audience: "staff", municipalityId: municipality.id }, vouch)).toBeNull();
    expect(await personOfIdentity({ audience: "association", municipalityId: municipality.id }, vouch)).toBe(
      ownerId,
    );
  });

  test("is connected once by somebody who is signed in", async () => {
    const [jana, kim] = [await person(), await person()];
    const vouch = { issuer: idp.issuer, subject: "jana", email: null };
    expect(await connectIdentity(jana, vouch)).toBe(true);
    expect(await connectIdentity(kim, vouch)).toBe(false);
    expect(await personOfIdentity({ audience: "resident", municipalityId: null }, vouch)).toBe(jana);
  });
});

test("an address that somebody only claims opens nothing", async () => {
  const claimer = await person("Mallory");
  await db().person.update({ where: { id: claimer }, data: { email, emailConfirmed: false } });
  const provider = { audience: "resident" as const, municipalityId: null };
  expect(await personOfIdentity(provider, { issuer: idp.issuer, subject: "kim", email })).toBeNull();
});
