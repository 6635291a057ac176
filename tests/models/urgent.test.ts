import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { change, post } from "~/models/help-request.server";
import { releaseEmergency, urgentNeeds, waitingEmergencies } from "~/models/urgent.server";
import {
  at,
  clockAt,
  device,
  later,
  monday,
  need,
  needInput,
  openVillage,
  person,
  resident,
  team,
  type Village,
} from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  clockAt(monday);
});
afterAll(() => village.close());

const urgent = { urgency: "urgent", urgentReason: "Der Bus ist ausgefallen" } as const;
const usedUp = { ok: false, reason: "urgent-used-up" };

test("an association calls urgently twice a month, the month of Berlin", async () => {
  const { author } = await team();
  const other = await team();
  expect((await post(author, needInput(urgent), monday)).ok).toBe(true);
  expect((await post(author, needInput(urgent), later(monday, 1))).ok).toBe(true);
  expect(await post(author, needInput(urgent), later(monday, 2))).toEqual(usedUp);
  expect(await db().helpRequest.count()).toBe(2);
  expect((await post(author, needInput(), later(monday, 2))).ok).toBe(true);
  expect((await post(author, needInput({ ...urgent, intent: "draft" }), later(monday, 2))).ok).toBe(true);
  expect((await post(other.author, needInput(urgent), later(monday, 2))).ok).toBe(true);
  const shifts = [{ start: at("2027-05-08T14:00"), end: at("2027-05-08T18:00") }];
  expect(await post(author, needInput({ ...urgent, shifts }), at("2027-04-30T23:59"))).toEqual(usedUp);
  expect((await post(author, needInput({ ...urgent, shifts }), at("2027-05-01T00:00"))).ok).toBe(true);
});

test("of five calls at once two come through", async () => {
  const { author } = await team();
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(author, needInput(urgent), monday)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
  expect(await db().helpRequest.count()).toBe(2);
});

test("a need that is urgent already keeps its call; one that becomes urgent takes one", async () => {
  const ours = await team();
  const first = await need(ours, urgent);
  const second = await need(ours);
  const third = await need(ours);
  expect(
    (await change(first.id, ours.author, needInput({ ...urgent, text: "Danke!" }), later(monday, 1))).ok,
  ).toBe(true);
  expect((await change(second.id, ours.author, needInput(urgent), later(monday, 1))).ok).toBe(true);
  expect(await change(third.id, ours.author, needInput(urgent), later(monday, 1))).toEqual(usedUp);
  expect(await db().helpRequest.findUnique({ where: { id: third.id } })).toMatchObject({ urgency: "normal" });
});

test("a flood rings once the town hall released it, once, and only its own", async () => {
  await device(await resident());
  const ours = await team();
  const { municipalityId } = await db().association.findUniqueOrThrow({ where: { id: ours.associationId } });
  const { id } = await need(ours, { ...urgent, emergency: "flood" });
  expect(await db().invitation.count()).toBe(0);
  expect(await waitingEmergencies(municipalityId, monday)).toBe(1);
  expect((await urgentNeeds(municipalityId, monday)).waiting).toMatchObject([{ id, emergency: "flood" }]);
  const elsewhere = await db().municipality.create({
    data: { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 },
  });
  const staff = { personId: await person("Birgit Lehmann"), role: "staff" as const };
  expect(await releaseEmergency(id, { ...staff, municipalityId: elsewhere.id }, monday)).toBe(false);
  const both = [1, 2].map(() => releaseEmergency(id, { ...staff, municipalityId }, later(monday, 1)));
  expect((await Promise.all(both)).sort()).toEqual([false, true]);
  expect(await db().invitation.count()).toBe(1);
  expect(await db().auditEntry.count({ where: { act: "need-released" } })).toBe(1);
  expect(await waitingEmergencies(municipalityId, later(monday, 1))).toBe(0);
});
