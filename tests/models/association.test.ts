import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AssociationStatus } from "~/domain/team";
import { approve, type Decider, refuse, restore, suspend } from "~/models/association.server";
import { apply, saveProfile, withdrawApplication } from "~/models/association-apply.server";
import { associationNews } from "~/models/association-mail.server";
import { db } from "~/models/db.server";
import { openHelpRequests, shownIn } from "~/models/help-request-read.server";
import { askShowing, decideShowing } from "~/models/showing.server";
import { reconfirm, signUp } from "~/models/signup.server";
import { ringDueWaves, waveIsDue } from "~/models/waves.server";
import { device, later, monday, need, openVillage, person, team, type Village } from "../support/village";

let village: Village;
let office: Decider;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  const { id } = await db().municipality.findFirstOrThrow();
  office = { personId: await person("Frau Amt"), role: "staff", municipalityId: id };
});
afterAll(() => village.close());

const mails = async () => {
  const rows = await db().$queryRaw<{ payload: { news: string; personId: string } }[]>`
    select payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'association-mail' order by j.id`;
  return rows.map(({ payload }) => payload);
};
const acts = async () =>
  (await db().auditEntry.findMany({ where: { chain: office.municipalityId }, orderBy: { seq: "asc" } })).map(
    (entry) => entry.act,
  );
const statusOf = async (id: string) => (await db().association.findUniqueOrThrow({ where: { id } })).status;

async function neighbour(name = "Schlieben"): Promise<string> {
  const data = { slug: name.toLowerCase(), name, ags: "12062445", lat: 51.72, lon: 13.38 };
  return (await db().municipality.create({ data })).id;
}

const application = (municipalityId: string, name = "Angelverein") => ({
  ...{ municipalityId, name, purpose: "Wir pflegen die Elster." },
  ...{ contactName: "Frank Lehmann", contactEmail: "frank@angeln.example", contactPhone: null },
  ...{ placeName: "Grochwitz", lat: 51.69, lon: 13.24 },
});

describe("a decision", () => {
  const verbs = { approve, refuse, suspend, restore };
  const allowed: [keyof typeof verbs, AssociationStatus, AssociationStatus][] = [
    ["approve", "applied", "approved"],
    ["approve", "refused", "approved"],
    ["refuse", "applied", "refused"],
    ["suspend", "approved", "suspended"],
    ["restore", "suspended", "approved"],
  ];
  const all: AssociationStatus[] = ["applied", "approved", "refused", "suspended"];

  test.each(Object.keys(verbs) as (keyof typeof verbs)[])("%s leads only from where it may", async (verb) => {
    const { associationId } = await team();
    for (const status of all) {
      await db().association.update({ where: { id: associationId }, data: { status } });
      const to = allowed.find(([name, from]) => name === verb && from === status)?.[2];
      const result = await verbs[verb](associationId, office, "Satzung fehlt", monday);
      expect([verb, status, result]).toEqual([
        verb,
        status,
        to ? { ok: true } : { ok: false, reason: "wrong-status" },
      ]);
      expect(await statusOf(associationId)).toBe(to ?? status);
    }
  });

  test("needs a reason to turn somebody down, and tells it by mail and in the log", async () => {
    const { associationId, ownerId } = await team();
    await db().association.update({ where: { id: associationId }, data: { status: "applied" } });
    expect(await refuse(associationId, office, "  ", monday)).toEqual({
      ok: false,
      reason: "reason-required",
    });
    expect(await mails()).toEqual([]);
    expect((await refuse(associationId, office, " Satzung fehlt ", monday)).ok).toBe(true);
    expect(await mails()).toMatchObject([{ personId: ownerId, news: "refused" }]);
    expect(await acts()).toEqual(["association-refused"]);
    const job = { associationId, personId: ownerId, news: "refused" as const };
    expect(await associationNews(job)).toMatchObject({
      reason: "Satzung fehlt",
      name: expect.stringMatching(/^Heimat/),
    });
    await approve(associationId, office, "", monday);
    // What is no longer so is not mailed.
    expect(await associationNews(job)).toBeNull();
  });

  test("of another municipality finds nothing", async () => {
    const { associationId } = await team();
    const elsewhere = { ...office, municipalityId: await neighbour() };
    expect(await suspend(associationId, elsewhere, "Grund", monday)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await statusOf(associationId)).toBe("approved");
  });
});

describe("suspended", () => {
  test("its needs are gone at once, who is coming hears it, and nobody signs up any more", async () => {
    const ours = await team();
    const buffet = await need(ours);
    const [shiftId = ""] = buffet.shiftIds;
    const jana = await person("Jana Krause");
    await device(jana);
    const wish = { shiftId, people: 1, phone: null, birthYear: null };
    expect((await signUp(buffet.id, { ...wish, personId: jana }, monday)).ok).toBe(true);
    expect(await openHelpRequests(monday)).toHaveLength(1);

    await suspend(ours.associationId, office, "Beschwerden", later(monday, 1));
    expect(await openHelpRequests(later(monday, 1))).toEqual([]);
    const told = await db().delivery.findMany({ where: { kind: "suspended" } });
    expect(told.map((row) => row.personId)).toEqual([jana]);
    const late = await signUp(buffet.id, { ...wish, personId: await person() }, later(monday, 2));
    expect(late).toEqual({ ok: false, reason: "closed" });

    await restore(ours.associationId, office, "", later(monday, 3));
    expect(await openHelpRequests(later(monday, 3))).toHaveLength(1);
    const asked = await db().delivery.findMany({ where: { kind: "changed" } });
    expect(asked.map((row) => row.personId)).toEqual([jana]);
    await reconfirm(buffet.id, jana, later(monday, 4));
  });

  test("what waited to ring rings nobody until it is restored", async () => {
    const ours = await team();
    const buffet = await need(ours);
    const jana = await db().resident.create({
      data: { person: { create: { name: "Jana" } } },
      select: { personId: true },
    });
    const invitation = { helpRequestId: buffet.id, residentId: jana.personId, reasons: {} };
    await db().invitation.create({ data: { ...invitation, deliverAt: later(monday, 9) } });
    const waiting = () => db().invitation.count({ where: { helpRequestId: buffet.id, rungAt: null } });
    expect(await waiting()).toBe(1);
    await suspend(ours.associationId, office, "Beschwerden", monday);
    expect(await waiting()).toBe(0);
    await restore(ours.associationId, office, "", monday);
    expect(await waiting()).toBe(1);
  });

  test("a wave that fell due meanwhile is looked at again once it is restored", async () => {
    const ours = await team();
    const { id } = await need(ours);
    await suspend(ours.associationId, office, "Beschwerden", monday);
    await db().helpRequest.update({ where: { id }, data: { nextWaveAt: monday } });
    expect(await ringDueWaves(monday)).toBe(1);
    expect(await waveIsDue(later(monday, 24))).toBe(false);
    await restore(ours.associationId, office, "", monday);
    expect(await waveIsDue(monday)).toBe(true);
  });

  test("a signup that comes at the same moment is either told or refused", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ours = await team();
      const { id, shiftIds } = await need(ours);
      const jana = await person("Jana Krause");
      await device(jana);
      const wish = { shiftId: shiftIds[0] ?? "", people: 1, phone: null, birthYear: null, personId: jana };
      const [signup] = await Promise.all([
        signUp(id, wish, monday),
        suspend(ours.associationId, office, "Beschwerden", monday),
      ]);
      const told = await db().delivery.count({ where: { kind: "suspended", personId: jana } });
      expect(told).toBe(signup.ok ? 1 : 0);
    }
  });
});

describe("an application", () => {
  test("makes its applicant the owner and waits; the same name waits no second time", async () => {
    const personId = await person("Frank Lehmann");
    const result = await apply({ personId }, application(office.municipalityId));
    if (!result.ok) throw new Error(result.reason);
    const members = await db().membership.findMany({ where: { associationId: result.associationId } });
    expect(members).toMatchObject([{ personId, role: "owner" }]);
    expect(await statusOf(result.associationId)).toBe("applied");
    for (const name of ["Angelverein", "angelVEREIN"]) {
      const again = await apply({ personId }, application(office.municipalityId, name));
      expect(again).toEqual({ ok: false, reason: "name-taken" });
    }
    expect((await apply({ personId }, application(await neighbour()))).ok).toBe(true);
  });

  test("of the same name at once leaves one, and no half of the other", async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, () =>
        apply({ personId: null, locale: "de" }, application(office.municipalityId)),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().association.count()).toBe(1);
    expect(await db().person.count({ where: { name: "Frank Lehmann" } })).toBe(1);
  });

  test("by a stranger mails a link, to whoever has the address already", async () => {
    const known = await db().person.create({
      data: { name: "Frank", email: "frank@angeln.example", emailConfirmed: true },
    });
    const result = await apply({ personId: null, locale: "de" }, application(office.municipalityId));
    if (!result.ok) throw new Error(result.reason);
    const [member] = await db().membership.findMany({ where: { associationId: result.associationId } });
    expect(member?.personId).toBe(known.id);
    const [job] = await db().$queryRaw<{ payload: unknown }[]>`
      select payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'sign-in-mail'`;
    expect(job?.payload).toMatchObject({ personId: known.id, to: "/association/team" });
  });

  test("refused, it can be changed and is an application again; approved, the name stays", async () => {
    const { associationId, ownerId } = await team();
    const better = application(office.municipalityId, "Angelverein e. V.");
    await saveProfile(associationId, ownerId, better);
    const after = await db().association.findUniqueOrThrow({ where: { id: associationId } });
    expect(after).toMatchObject({ name: expect.stringMatching(/^Heimatverein/), status: "approved" });
    expect(after.purpose).toBe("Wir pflegen die Elster.");
    await db().association.update({
      where: { id: associationId },
      data: { status: "refused", statusReason: "x" },
    });
    await saveProfile(associationId, ownerId, better);
    expect(await db().association.findUniqueOrThrow({ where: { id: associationId } })).toMatchObject({
      ...{ name: "Angelverein e. V.", status: "applied", statusReason: "" },
    });
    expect((await saveProfile(associationId, await person(), better)).ok).toBe(false);
  });

  test("can be taken back with its drafts, unless something of it was public", async () => {
    const ours = await team();
    expect(await withdrawApplication(ours.associationId, ours.ownerId)).toEqual({
      ok: false,
      reason: "published",
    });
    await need(ours, { intent: "draft" });
    await db().association.update({ where: { id: ours.associationId }, data: { status: "applied" } });
    expect(await withdrawApplication(ours.associationId, await person())).toMatchObject({
      reason: "not-found",
    });
    expect(await withdrawApplication(ours.associationId, ours.ownerId)).toEqual({ ok: true });
    expect(await db().helpRequest.count()).toBe(0);
  });
});

test("a neighbour shows an association's needs once it agreed, and no longer when it takes that back", async () => {
  const ours = await team();
  await need(ours);
  const schlieben = await neighbour();
  const shownThere = () => db().helpRequest.count({ where: shownIn(schlieben) });
  const there = { ...office, municipalityId: schlieben };
  expect(await decideShowing(ours.associationId, there, true, monday)).toMatchObject({ reason: "not-found" });
  expect(await askShowing(ours.associationId, await person(), schlieben, monday)).toMatchObject({
    ok: false,
  });
  expect(await askShowing(ours.associationId, ours.ownerId, schlieben, monday)).toEqual({ ok: true });
  expect(await askShowing(ours.associationId, ours.ownerId, schlieben, monday)).toMatchObject({
    reason: "wrong-status",
  });
  expect(await shownThere()).toBe(0);
  await decideShowing(ours.associationId, there, true, monday);
  expect(await shownThere()).toBe(1);
  expect(await db().helpRequest.count({ where: shownIn(office.municipalityId) })).toBe(1);
  await decideShowing(ours.associationId, there, false, monday);
  expect(await shownThere()).toBe(0);
  expect((await mails()).map(({ news }) => news)).toEqual(["showing-granted", "showing-refused"]);
});
