import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rosterOf } from "~/models/association-read.server";
import { barBySignup, barsOf, unbar } from "~/models/bar.server";
import { credentialsOf, deleteDueCredentials, forgetSeen, noteSeen } from "~/models/credential.server";
import { db, transaction } from "~/models/db.server";
import { findMatches } from "~/models/matching.server";
import { enterByName } from "~/models/roster.server";
import { signUp } from "~/models/signup.server";
import { withdraw } from "~/models/withdraw.server";
import {
  herzberg,
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
let owner: { personId: string; role: "owner" };
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  ours = await team();
  owner = { personId: ours.ownerId, role: "owner" };
});
afterAll(() => village.close());

async function coming({ id, shiftIds: [shiftId = ""] }: PostedNeed, personId: string): Promise<string> {
  const wish = { shiftId, people: 1, phone: null, birthYear: null, personId };
  const result = await signUp(id, wish, monday);
  if (!result.ok) throw new Error(result.reason);
  return result.signupId;
}

const of = (posted: PostedNeed, by = ours) => ({ id: posted.id, associationId: by.associationId });

describe("whom a team bars", () => {
  test("is refused at its next need and asked for none, at others nothing changes", async () => {
    const jana = await resident();
    const buffet = await need(ours);
    const signupId = await coming(buffet, jana);
    expect(await barBySignup(of(buffet), signupId, owner, monday)).toMatchObject({
      ok: true,
      personId: jana,
    });

    const next = await need(ours, {
      shifts: [{ start: later(saturday.start, 48), end: later(saturday.end, 48) }],
    });
    const wish = { people: 1, phone: null, birthYear: null, personId: jana };
    const refused = await signUp(next.id, { ...wish, shiftId: next.shiftIds[0] ?? "" }, monday);
    expect(refused).toEqual({ ok: false, reason: "barred" });

    const others = await team("Feuerwehr");
    const wanted = {
      ...{ id: "00000000-0000-4000-8000-000000000000", point: herzberg, category: "celebration" as const },
      ...{ requiredSkills: [], minimumAge: null, shifts: [{ ...saturday, flexible: false }], teamIds: [] },
    };
    const matches = async (associationId: string) =>
      (await transaction((tx) => findMatches(tx, { ...wanted, associationId }, monday))).map(
        (row) => row.residentId,
      );
    expect(await matches(ours.associationId)).toEqual([]);
    expect(await matches(others.associationId)).toEqual([jana]);

    // What was promised before stays.
    expect((await rosterOf(buffet.id, monday))[0]?.signups).toHaveLength(1);
    expect(await unbar(ours.associationId, jana, owner)).toBe(true);
    expect(await matches(ours.associationId)).toEqual([jana]);
    const { id: chain } = await db().municipality.findFirstOrThrow();
    const log = await db().auditEntry.findMany({ where: { chain }, orderBy: { seq: "asc" } });
    expect(log.map(({ act }) => act)).toEqual(["person-barred", "person-unbarred"]);
  });

  test("hears of nothing that waited already", async () => {
    const jana = await resident();
    const buffet = await need(ours);
    const signupId = await coming(buffet, jana);
    const next = await need(ours, {
      shifts: [{ start: later(saturday.start, 48), end: later(saturday.end, 48) }],
    });
    const invitation = await db().invitation.upsert({
      where: { helpRequestId_residentId: { helpRequestId: next.id, residentId: jana } },
      create: { helpRequestId: next.id, residentId: jana, reasons: {}, deliverAt: monday },
      update: { rungAt: null },
    });
    await db().delivery.create({
      data: {
        ...{ key: "waits", kind: "invitation", helpRequestId: next.id, personId: jana },
        ...{ invitationId: invitation.id, deliverAt: later(monday, 1) },
      },
    });
    await barBySignup(of(buffet), signupId, owner, monday);
    expect(await db().delivery.count({ where: { personId: jana, kind: "invitation", doneAt: null } })).toBe(
      0,
    );
    expect(await db().invitation.count({ where: { residentId: jana, rungAt: null } })).toBe(0);
  });

  test("is named on the team's list, once", async () => {
    const jana = await person("Jana Krause");
    const buffet = await need(ours);
    const signupId = await coming(buffet, jana);
    await Promise.all([1, 2, 3].map(() => barBySignup(of(buffet), signupId, owner, monday)));
    expect(await barsOf(ours.associationId)).toMatchObject([{ personId: jana, name: "Jana Krause" }]);
  });

  test("is nobody entered by name, nobody of the team, and nobody of another association's need", async () => {
    const buffet = await need(ours);
    const [shiftId = ""] = buffet.shiftIds;
    await enterByName(of(buffet), { shiftId, name: "Oma Erna", people: 1, phone: null }, monday);
    const byName = await db().signup.findFirstOrThrow({ where: { shiftId } });
    expect(await barBySignup(of(buffet), byName.id, owner, monday)).toMatchObject({
      reason: "nobody-to-bar",
    });
    const own = await coming(buffet, ours.ownerId);
    expect(await barBySignup(of(buffet), own, owner, monday)).toMatchObject({ reason: "own-team" });
    const stranger = await coming(buffet, await person());
    expect(await barBySignup(of(buffet, await team()), stranger, owner, monday)).toMatchObject({
      reason: "not-found",
    });
    expect(await barsOf(ours.associationId)).toEqual([]);
  });
});

describe("a paper", () => {
  const seenOn = new Date("2027-04-12T00:00:00Z");
  const licence = { kind: "driving-licence" as const, detail: "B", seenOn };

  test("is noted for one association alone, and the roster of another shows nothing of it", async () => {
    const jana = await person();
    const buffet = await need(ours, { licenceClass: "B" });
    const signupId = await coming(buffet, jana);
    const others = await team("Feuerwehr");
    expect(await noteSeen(of(buffet, others), signupId, licence)).toEqual({ ok: false, reason: "not-found" });
    expect(await noteSeen(of(buffet), signupId, licence)).toEqual({ ok: true });
    const elsewhere = await need(others, {
      licenceClass: "B",
      shifts: [{ start: later(saturday.start, 48), end: later(saturday.end, 48) }],
    });
    await coming(elsewhere, jana);
    const papers = async (posted: PostedNeed) => (await rosterOf(posted.id, monday))[0]?.signups[0]?.papers;
    expect(await papers(buffet)).toEqual([licence]);
    expect(await papers(elsewhere)).toEqual([{ ...licence, seenOn: null }]);
    await forgetSeen(of(buffet), signupId, "driving-licence");
    expect(await credentialsOf(ours.associationId, [jana])).toEqual([]);
  });

  test("is forgotten at once when nothing follows, else three months after the last shift", async () => {
    const [jana, kim] = [await person("Jana"), await person("Kim")];
    const buffet = await need(ours, { licenceClass: "B" });
    await noteSeen(of(buffet), await coming(buffet, jana), licence);
    await noteSeen(of(buffet), await coming(buffet, kim), licence);
    expect(await deleteDueCredentials(monday)).toBe(0);
    await withdraw(buffet.id, buffet.shiftIds[0] ?? "", kim, monday);
    expect(await deleteDueCredentials(later(monday, 24))).toBe(1);
    const july = new Date("2027-07-16T12:00:00Z");
    expect(await deleteDueCredentials(july)).toBe(0);
    expect(await credentialsOf(ours.associationId, [jana])).toHaveLength(1);
    expect(await deleteDueCredentials(new Date("2027-07-18T12:00:00Z"))).toBe(1);
  });
});

test("of somebody under 18 the roster holds the guardian's number, never their own", async () => {
  const kim = await person("Kim", 2010);
  await db().person.update({ where: { id: kim }, data: { phone: "0171 3920099" } });
  const buffet = await need(ours);
  const [shiftId = ""] = buffet.shiftIds;
  await db().guardian.create({
    data: {
      personId: kim,
      name: "Sabine Noack",
      phone: "0171 3920098",
      askedAt: monday,
      consentedAt: monday,
    },
  });
  await db().signup.create({
    data: { shiftId, personId: kim, name: "Kim", phone: "0171 3920099", confirmedAt: monday },
  });
  const [shift] = await rosterOf(buffet.id, monday);
  expect(shift?.signups[0]).toMatchObject({ phone: "0171 3920098", minor: true, guardian: "Sabine Noack" });
  expect(JSON.stringify(shift)).not.toContain("3920099");
  await db().guardian.update({ where: { personId: kim }, data: { phone: "" } });
  expect((await rosterOf(buffet.id, monday))[0]?.signups[0]).toMatchObject({ phone: null, minor: true });
});
