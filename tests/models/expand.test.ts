import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { saveSettings, switchPings } from "~/models/settings.server";
import { invited, silentNeed } from "../support/invitations";
import {
  at,
  device,
  later,
  monday,
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

const farAhead = [{ start: at("2027-11-20T14:00"), end: at("2027-11-20T18:00") }];
const usual = {
  ...{ quietFrom: 1230, quietUntil: 480, quietSundays: false, weeklyBudget: 3, digestDay: 3 },
  ...{ urgentInQuiet: false, beyondRadius: false, objects: false, neutralTitles: false },
};

async function asked(settings: object, deliverAt: Date, urgency: "normal" | "urgent" = "normal") {
  const jana = await resident();
  await device(jana);
  await db().resident.update({ where: { personId: jana }, data: settings });
  const { id } = await silentNeed(ours, { shifts: farAhead });
  await db().helpRequest.update({ where: { id }, data: { urgency } });
  await invited(id, jana, { deliverAt });
  return { jana, helpRequestId: id };
}

const invitation = () => db().invitation.findFirstOrThrow();

describe("quiet hours are everyone's own", () => {
  test.each([
    ["the usual night", {}, "2027-04-12T22:00", "2027-04-13T08:00"],
    ["own hours", { quietFrom: 1200, quietUntil: 600 }, "2027-04-12T20:00", "2027-04-13T10:00"],
    ["by day", { quietFrom: 780, quietUntil: 900 }, "2027-04-12T13:30", "2027-04-12T15:00"],
    ["a Sunday of rest", { quietSundays: true }, "2027-04-17T21:00", "2027-04-19T08:00"],
    ["the short night of March", {}, "2028-03-25T22:00", "2028-03-26T08:00"],
    ["the long night of October", {}, "2027-10-30T22:00", "2027-10-31T08:00"],
    ["an end that the clock jumps over", { quietUntil: 150 }, "2028-03-25T22:00", "2028-03-26T03:00"],
  ])("%s", async (_, settings, due, rings) => {
    await asked(settings, at(due));
    const far = { endsAt: at("2029-01-01T00:00") };
    await db().helpRequest.updateMany({ data: far });
    expect(await expandDue(at(due), 10)).toBe(1);
    expect(await invitation()).toMatchObject({ rungAt: null, deliverAt: at(rings) });
    expect(await expandDue(new Date(at(rings).getTime() - 1), 10)).toBe(0);
    expect(await expandDue(at(rings), 10)).toBe(1);
    expect(await invitation()).toMatchObject({ rungAt: at(rings), silenced: null });
    expect(await db().delivery.count()).toBe(1);
  });

  test("whoever has none is rung at night", async () => {
    await asked({ quietFrom: 0, quietUntil: 0 }, at("2027-04-12T23:00"));
    await expandDue(at("2027-04-12T23:00"), 10);
    expect(await invitation()).toMatchObject({ rungAt: at("2027-04-12T23:00"), silenced: null });
  });

  test("urgent needs break them only for who opted in", async () => {
    const night = at("2027-04-12T23:00");
    await asked({ urgentInQuiet: true }, night, "urgent");
    await asked({ urgentInQuiet: false }, night, "urgent");
    await asked({ urgentInQuiet: true }, night);
    await expandDue(night, 10);
    const rung = await db().invitation.findMany({
      where: { rungAt: { not: null } },
      include: { helpRequest: true, resident: true },
    });
    expect(rung).toMatchObject([{ helpRequest: { urgency: "urgent" }, resident: { urgentInQuiet: true } }]);
  });
});

describe("what is no longer needed when quiet hours end does not ring", () => {
  const night = at("2027-04-12T22:00");
  const morning = at("2027-04-13T08:00");
  const cases: [string, string, (it: { jana: string; helpRequestId: string }) => Promise<unknown>][] = [
    [
      "filled",
      "over",
      ({ helpRequestId: id }) => db().helpRequest.update({ where: { id }, data: { status: "filled" } }),
    ],
    [
      "hidden",
      "over",
      ({ helpRequestId: id }) => db().helpRequest.update({ where: { id }, data: { hiddenAt: night } }),
    ],
    [
      "of a suspended association",
      "over",
      () => db().association.updateMany({ data: { status: "suspended" } }),
    ],
    [
      "of a blocked association",
      "unwanted",
      ({ jana }) => db().block.create({ data: { personId: jana, associationId: ours.associationId } }),
    ],
    ["off", "enough", ({ jana }) => switchPings(jana, false, night)],
  ];
  test.each(cases)("%s", async (_, silenced, happens) => {
    const it = await asked({}, night);
    await expandDue(night, 10);
    await happens(it);
    await expandDue(morning, 10);
    await expandDue(morning, 10);
    expect(await invitation()).toMatchObject({ silenced });
    expect(await db().delivery.count()).toBe(0);
  });
});

test("changed quiet hours hold for what already waits", async () => {
  const { jana } = await asked({}, at("2027-04-12T22:00"));
  await expandDue(at("2027-04-12T22:00"), 10);
  await saveSettings(jana, { ...usual, quietFrom: 1400 }, at("2027-04-12T22:10"));
  await expandDue(at("2027-04-12T22:10"), 10);
  expect(await invitation()).toMatchObject({ rungAt: at("2027-04-12T22:10"), silenced: null });
});

test("who objects to the belief is forgotten by it, and the matching knows who may be asked from beyond", async () => {
  const jana = await resident();
  await db().habit.create({ data: { residentId: jana, subject: "category:youth", yes: 2, at: monday } });
  await db().resident.update({ where: { personId: jana }, data: { lastEnding: "declined" } });
  await saveSettings(jana, { ...usual, objects: true, beyondRadius: true }, later(monday, 1));
  expect(await db().habit.count()).toBe(0);
  expect(await db().resident.findFirst()).toMatchObject({ objects: true, lastEnding: null });
  expect(await db().matching.findFirst()).toMatchObject({ beyond: true });
});
