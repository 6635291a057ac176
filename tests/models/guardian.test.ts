import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import {
  askGuardian,
  giveConsent,
  guardianByToken,
  guardianToken,
  guardianToMail,
  withdrawConsent,
} from "~/models/guardian.server";
import { signUp } from "~/models/signup.server";
import {
  jobs,
  later,
  monday,
  need,
  openVillage,
  resident,
  type Team,
  team,
  type Village,
} from "../support/village";

let village: Village;
let ours: Team;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  ours = await team();
});
afterAll(() => village.close());

const petra = { name: "Petra Krause", email: "petra@krause.example", phone: null, forConsent: true };
const days = (count: number) => later(monday, 24 * count);

async function child(birthYear = 2013): Promise<string> {
  return resident({ name: "Mia Krause", birthYear });
}
const ask = (personId: string, more: Partial<typeof petra> = {}, now = monday) =>
  askGuardian({ personId }, { ...petra, ...more }, now);

async function takePlace(
  personId: string,
  more: { phone?: string; guardianPhone?: string } = {},
  phoneRequired = false,
) {
  const posted = await need(ours, { phoneRequired });
  const wish = { shiftId: posted.shiftIds[0] ?? "", people: 1, phone: null, birthYear: null, personId };
  const result = await signUp(posted.id, { ...wish, ...more }, monday);
  return { posted, result };
}

describe("under sixteen", () => {
  test("a guardian's yes by the link opens the way, and the matching hears of it", async () => {
    const mia = await child();
    expect((await takePlace(mia)).result).toEqual({ ok: false, reason: "consent" });
    expect(await ask(mia)).toEqual({ ok: true, personId: mia });
    expect((await takePlace(mia)).result).toEqual({ ok: false, reason: "consent" });
    const token = guardianToken(mia, monday);
    expect(await guardianByToken(token, monday)).toMatchObject({ person: { name: "Mia Krause" } });
    expect(await giveConsent(token, "03535 77", days(1))).toBe(true);
    // The second tap changes nothing any more.
    expect(await giveConsent(token, "03535 99", days(2))).toBe(false);
    expect(await db().guardian.findUnique({ where: { personId: mia } })).toMatchObject({
      ...{ consentedAt: days(1), phone: "03535 77" },
    });
    expect(await db().matching.findMany()).toMatchObject([{ residentId: mia, consent: true }]);
    expect((await takePlace(mia)).result).toMatchObject({ ok: true });
  });

  test("the yes is taken back by the same link, with all that is to come", async () => {
    const mia = await child();
    await ask(mia);
    const token = guardianToken(mia, monday);
    await giveConsent(token, null, monday);
    await takePlace(mia);
    expect(await withdrawConsent(token, days(1))).toBe(true);
    expect(await db().signup.findMany()).toMatchObject([{ status: "withdrawn" }]);
    expect(await db().matching.findMany()).toMatchObject([{ consent: false }]);
    expect(await db().guardian.count()).toBe(0);
    expect(await guardianByToken(token, days(1))).toBeNull();
    expect(await withdrawConsent(token, days(1))).toBe(false);
    expect(await giveConsent(token, null, days(1))).toBe(false);
    expect((await takePlace(mia)).result).toEqual({ ok: false, reason: "consent" });
  });

  test("a link waits thirty days, and a new question makes the old one worthless", async () => {
    const mia = await child();
    await ask(mia);
    const first = guardianToken(mia, monday);
    expect(await guardianByToken(first, later(days(30), -0.001))).not.toBeNull();
    expect(await guardianByToken(first, days(30))).toBeNull();
    expect(await giveConsent(first, null, days(30))).toBe(false);
    expect(await ask(mia, {}, later(monday, 0.5))).toEqual({ ok: false, reason: "too-soon" });
    expect(await ask(mia, {}, later(monday, 1))).toMatchObject({ ok: true });
    expect(await giveConsent(first, null, later(monday, 2))).toBe(false);
    expect(await giveConsent(guardianToken(mia, later(monday, 1)), null, later(monday, 2))).toBe(true);
    expect(await ask(mia, {}, days(3))).toEqual({ ok: false, reason: "consented" });
    expect(await giveConsent("a guess", null, monday)).toBe(false);
  });

  test("a stranger becomes somebody with the question, and the mail goes by a job that holds no token", async () => {
    const asked = await askGuardian({ name: "Mia", birthYear: 2013, locale: "en" }, petra, monday);
    if (!asked.ok) throw new Error(asked.reason);
    expect((await jobs()).map(({ task }) => task)).toEqual(["guardian-mail"]);
    expect(await guardianToMail(asked.personId)).toEqual({
      ...{ email: "petra@krause.example", locale: "en" },
      token: guardianToken(asked.personId, monday),
    });
    const { tokenHash } = await db().guardian.findUniqueOrThrow({ where: { personId: asked.personId } });
    expect(tokenHash).toMatch(/^[\da-f]{64}$/);
    await giveConsent(guardianToken(asked.personId, monday), null, monday);
    expect(await guardianToMail(asked.personId)).toBeNull();
  });
});

describe("under eighteen", () => {
  test("the association gets a guardian's number, never the own one", async () => {
    const kim = await child(2010);
    await db().person.update({ where: { id: kim }, data: { phone: "0171 4444" } });
    expect((await takePlace(kim, {}, true)).result).toEqual({ ok: false, reason: "phone" });
    expect((await takePlace(kim, { phone: "0171 4444" }, true)).result).toEqual({
      ok: false,
      reason: "phone",
    });
    expect((await takePlace(kim, { guardianPhone: "03535 88" }, true)).result).toMatchObject({ ok: true });
    expect(await db().signup.findMany()).toMatchObject([{ phone: "03535 88" }]);
    expect(await db().person.findUniqueOrThrow({ where: { id: kim } })).toMatchObject({ phone: "0171 4444" });
    // Known from now on.
    await db().signup.deleteMany();
    expect((await takePlace(kim, {}, true)).result).toMatchObject({ ok: true });
  });

  test("from sixteen on a number asks nobody", async () => {
    const kim = await child(2010);
    await ask(kim, { forConsent: false });
    expect(await db().guardian.findUnique({ where: { personId: kim } })).toMatchObject({ tokenHash: null });
    expect(await jobs()).toEqual([]);
  });
});
