import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { erase } from "~/models/erase.server";
import { cancel, close, reopen } from "~/models/help-request-status.server";
import { enterByName, removeSignup } from "~/models/roster.server";
import { type SignupRequest, signUp } from "~/models/signup.server";
import { waveIsDue } from "~/models/waves.server";
import { withdraw } from "~/models/withdraw.server";
import {
  device,
  later,
  monday,
  need,
  openVillage,
  type PostedNeed,
  person,
  resident,
  saturday,
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

const ask = (
  { id, shiftIds }: PostedNeed,
  personId: string,
  more: Partial<Omit<SignupRequest, "personId" | "name">> = {},
  now = monday,
) =>
  signUp(id, { shiftId: shiftIds[0] ?? "", people: 1, phone: null, birthYear: null, personId, ...more }, now);

const statusOf = async (id: string) => (await db().helpRequest.findUniqueOrThrow({ where: { id } })).status;
const confirmed = (shiftId = "") => db().signup.findMany({ where: { shiftId, status: "confirmed" } });

describe("a signup", () => {
  test("takes places for oneself and those one brings, never more than there are", async () => {
    const buffet = await need(ours);
    const jana = await person("Jana Krause");
    expect(await ask(buffet, jana, { people: 4 })).toEqual({ ok: false, reason: "full" });
    expect(await ask(buffet, jana, { people: 2, phone: "0171 1" })).toMatchObject({
      ok: true,
      personId: jana,
    });
    expect(await ask(buffet, await person(), { people: 2 })).toEqual({ ok: false, reason: "full" });
    expect(await statusOf(buffet.id)).toBe("open");
    expect(await ask(buffet, await person())).toMatchObject({ ok: true });
    expect(await confirmed(buffet.shiftIds[0])).toMatchObject([
      { personId: jana, name: "Jana Krause", people: 2, phone: "0171 1", confirmedAt: monday },
      { people: 1 },
    ]);
  });

  test("by a shared link makes the person, in one step", async () => {
    const buffet = await need(ours);
    const [shiftId = ""] = buffet.shiftIds;
    const stranger = { personId: null, name: "Kim Noack", locale: "en" } as const;
    const asked = { shiftId, people: 1, phone: "0171 2", birthYear: 1990, ...stranger };
    const result = await signUp(buffet.id, asked, monday);
    if (!result.ok) throw new Error(result.reason);
    expect(await db().person.findUnique({ where: { id: result.personId } })).toMatchObject({
      name: "Kim Noack",
      locale: "en",
      phone: "0171 2",
      birthYear: 1990,
    });
    const people = await db().person.count();
    expect(await signUp(buffet.id, { ...asked, people: 9 }, monday)).toEqual({ ok: false, reason: "full" });
    expect(await db().person.count()).toBe(people);
  });

  test("answers the invitation, and tells the matching of a birth year that was asked for", async () => {
    const jana = await resident();
    await device(jana);
    const buffet = await need(ours);
    await ask(buffet, jana, { birthYear: 1980 });
    expect(await db().invitation.findFirst()).toMatchObject({
      residentId: jana,
      answer: "yes",
      answeredAt: monday,
    });
    expect(await db().matching.findFirst()).toMatchObject({ residentId: jana, birthYear: 1980 });
  });
});

describe("withdrawing", () => {
  test("gives the places back, and is undone as long as they are free", async () => {
    const buffet = await need(ours, { shifts: [{ ...saturday, places: 2 }] });
    const [shiftId = ""] = buffet.shiftIds;
    const jana = await person();
    await ask(buffet, jana, { people: 2 });
    expect(await statusOf(buffet.id)).toBe("filled");
    expect(await withdraw(buffet.id, shiftId, jana, monday)).toBe(true);
    expect(await withdraw(buffet.id, shiftId, jana, monday)).toBe(false);
    expect(await statusOf(buffet.id)).toBe("open");
    expect(await ask(buffet, jana, { people: 2 })).toMatchObject({ ok: true });
    expect(await db().signup.findMany()).toMatchObject([
      { status: "confirmed", withdrawnAt: null, people: 2 },
    ]);

    await withdraw(buffet.id, shiftId, jana, monday);
    await ask(buffet, await person("Kim Noack"));
    expect(await ask(buffet, jana, { people: 2 })).toEqual({ ok: false, reason: "full" });
    expect(await withdraw(buffet.id, shiftId, await person("Fremde"), monday)).toBe(false);
  });

  test("happens by itself when somebody leaves for good", async () => {
    const buffet = await need(ours, { shifts: [{ ...saturday, places: 1 }] });
    const jana = await resident();
    await ask(buffet, jana);
    expect(await statusOf(buffet.id)).toBe("filled");
    await erase(jana, later(saturday.start, -24));
    expect(await statusOf(buffet.id)).toBe("open");
    expect(await db().delivery.findMany({ where: { kind: "withdrawn" } })).toHaveLength(1);
    expect(await db().person.findUnique({ where: { id: jana } })).toBeNull();
    expect(await db().matching.count()).toBe(0);
  });
});

test("a need is filled when its last open shift is full, and open again when a place is free", async () => {
  const sunday = { start: later(saturday.start, 24), end: later(saturday.end, 24), places: 1 };
  const buffet = await need(ours, { shifts: [{ ...saturday, places: 1 }, sunday] });
  const [first = "", second = ""] = buffet.shiftIds;
  const association = { id: buffet.id, associationId: ours.associationId };
  const byPhone = (shiftId: string) =>
    enterByName(association, { shiftId, name: "Frau Lehmann", people: 1, phone: null }, monday);
  expect(await byPhone(first)).toEqual({ ok: true });
  expect(await statusOf(buffet.id)).toBe("open");
  expect(await byPhone(first)).toEqual({ ok: false, reason: "full" });
  expect(await byPhone(second)).toEqual({ ok: true });
  expect(await statusOf(buffet.id)).toBe("filled");
  const [signup] = await confirmed(second);
  expect(await removeSignup(association, signup?.id ?? "", monday)).toEqual({ ok: true });
  expect(await statusOf(buffet.id)).toBe("open");
  // Not at once: it may be undone.
  expect(await waveIsDue(monday)).toBe(false);
  expect(await waveIsDue(later(monday, 1))).toBe(true);
  // The first shift is over and full, so that only the second counts.
  const jana = await person();
  await ask({ ...buffet, shiftIds: [second] }, jana, {}, later(saturday.end, 1));
  expect(await statusOf(buffet.id)).toBe("filled");
});

describe("a refusal names its reason:", () => {
  test("full, already, and not-found for a shift of another need, or for no id at all", async () => {
    const buffet = await need(ours, { shifts: [{ ...saturday, places: 1 }] });
    const other = await need(ours, { shifts: [saturday] });
    const jana = await person();
    expect(await ask(buffet, jana, { shiftId: other.shiftIds[0] })).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await ask(buffet, jana, { shiftId: "1' or 1=1" })).toEqual({ ok: false, reason: "not-found" });
    await ask(buffet, jana);
    expect(await ask(buffet, jana)).toEqual({ ok: false, reason: "already" });
    expect(await ask(buffet, await person())).toEqual({ ok: false, reason: "full" });
  });

  test("closed: enough found, cancelled, or not published yet", async () => {
    const jana = await person();
    const draft = await need(ours, { intent: "draft" });
    const enough = await need(ours);
    const cancelled = await need(ours);
    await close(enough.id, ours.associationId, monday);
    await cancel(cancelled.id, ours.associationId, "weather", monday);
    for (const closed of [draft, enough, cancelled])
      expect(await ask(closed, jana)).toEqual({ ok: false, reason: "closed" });
    await reopen(enough.id, ours.associationId, monday);
    expect(await ask(enough, jana)).toMatchObject({ ok: true });
  });

  test("past, as soon as the shift is over", async () => {
    const buffet = await need(ours);
    expect(await ask(buffet, await person(), {}, saturday.end)).toEqual({ ok: false, reason: "past" });
    const atTheEnd = new Date(saturday.end.getTime() - 1);
    expect(await ask(buffet, await person(), {}, atTheEnd)).toMatchObject({ ok: true });
  });

  test("too-young, also when only the form says so; and birth-year where it is asked and missing", async () => {
    const open = await need(ours);
    const adults = await need(ours, { minimumAge: 18 });
    expect(await ask(open, await person("Mia", 2011))).toEqual({ ok: false, reason: "consent" });
    expect(await ask(open, await person(), { birthYear: 2011 })).toEqual({ ok: false, reason: "consent" });
    const kim = await person();
    expect(await ask(adults, kim)).toEqual({ ok: false, reason: "birth-year" });
    expect(await ask(adults, kim, { birthYear: 2009 })).toEqual({ ok: false, reason: "too-young" });
    expect(await db().person.findUnique({ where: { id: kim } })).toMatchObject({ birthYear: null });
    expect(await ask(adults, kim, { birthYear: 2008 })).toMatchObject({ ok: true });
    // What was given once stands: nobody grows older by typing.
    expect(await ask(adults, await person("Mia", 2010), { birthYear: 1990 })).toMatchObject({
      reason: "too-young",
    });
  });

  test("phone, where the need requires one", async () => {
    const buffet = await need(ours, { phoneRequired: true });
    const jana = await person();
    expect(await ask(buffet, jana, { phone: "  " })).toEqual({ ok: false, reason: "phone" });
    expect(await ask(buffet, jana, { phone: "0171 1" })).toMatchObject({ ok: true });
  });

  test("clash, over all needs; not beside a shift by arrangement, nor after the other has ended", async () => {
    const jana = await person();
    await ask(await need(ours), jana);
    const overlapping = { start: later(saturday.start, 3), end: later(saturday.end, 3) };
    const next = { start: saturday.end, end: later(saturday.end, 2) };
    const theirs = await team("Feuerwehr");
    expect(await ask(await need(theirs, { shifts: [overlapping] }), jana)).toEqual({
      ok: false,
      reason: "clash",
    });
    expect(
      await ask(await need(theirs, { shifts: [{ ...overlapping, flexible: true }] }), jana),
    ).toMatchObject({
      ok: true,
    });
    expect(await ask(await need(theirs, { shifts: [next] }), jana)).toMatchObject({ ok: true });
  });
});
