import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { usualBudget } from "~/domain/budget";
import { db } from "~/models/db.server";
import { expandDue } from "~/models/expand.server";
import { invited, silentNeed } from "../support/invitations";
import {
  at,
  device,
  later,
  monday,
  openVillage,
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

const inThreeWeeks = [{ start: later(saturday.start, 14 * 24), end: later(saturday.end, 14 * 24) }];

async function ringingResident(settings: object = {}): Promise<string> {
  const id = await resident();
  await device(id);
  await db().resident.update({ where: { personId: id }, data: settings });
  return id;
}

/** Each is a new need that is due then for this resident. */
async function due(residentId: string, instants: readonly Date[], urgency: "normal" | "urgent" = "normal") {
  const ids: string[] = [];
  for (const deliverAt of instants) {
    const { id } = await silentNeed(ours, { shifts: inThreeWeeks });
    await db().helpRequest.update({ where: { id }, data: { urgency } });
    await invited(id, residentId, { deliverAt });
    ids.push(id);
  }
  return ids;
}

async function rung(residentId: string): Promise<string[]> {
  const rows = await db().invitation.findMany({
    where: { residentId, rungAt: { not: null }, silenced: null },
    orderBy: { deliverAt: "asc" },
  });
  return rows.map((row) => row.helpRequestId);
}

test("the fourth of a week stays silent; Monday begins a new week", async () => {
  const jana = await ringingResident();
  const days = [0, 24, 48, 72, 6 * 24].map((hours) => later(monday, hours));
  const posted = await due(jana, days);
  for (const day of days) await expandDue(day, 10);
  expect(await rung(jana)).toEqual(posted.slice(0, usualBudget));
  const enough = await db().invitation.findMany({
    where: { silenced: "enough" },
    orderBy: { rungAt: "asc" },
  });
  expect(enough.map((row) => row.rungAt)).toEqual(days.slice(3));

  const [next] = await due(jana, [at("2027-04-19T08:00")]);
  await expandDue(at("2027-04-19T08:00"), 10);
  expect(await rung(jana)).toEqual([...posted.slice(0, usualBudget), next]);
});

test("the week ends in Berlin at midnight, not in London", async () => {
  const jana = await ringingResident({ weeklyBudget: 1, quietFrom: 0, quietUntil: 0 });
  // 23:30 of Sunday in Berlin, and 00:30 of Monday: both are Sunday in UTC.
  const [sunday, nextDay] = [at("2027-04-18T23:30"), at("2027-04-19T00:30")];
  await due(jana, [monday, sunday, nextDay]);
  for (const instant of [monday, sunday, nextDay]) await expandDue(instant, 10);
  const rows = await db().invitation.findMany({ where: { silenced: null } });
  expect(rows.map((row) => row.rungAt)).toEqual(expect.arrayContaining([monday, nextDay]));
  expect(rows).toHaveLength(2);
});

test.each([0, 1, 10])("a budget of %i is kept, by urgent needs too", async (weeklyBudget) => {
  const jana = await ringingResident({ weeklyBudget, urgentInQuiet: true });
  await due(
    jana,
    Array.from({ length: 6 }, () => monday),
    "urgent",
  );
  await due(
    jana,
    Array.from({ length: 6 }, () => monday),
  );
  await expandDue(monday, 50);
  expect(await rung(jana)).toHaveLength(weeklyBudget);
});

test("needs that become due together ring up to the budget, the oldest first", async () => {
  const jana = await ringingResident();
  const posted = await due(
    jana,
    [0, 1, 2, 3, 4].map((minutes) => later(monday, minutes / 60)),
  );
  expect(await expandDue(later(monday, 1), 50)).toBe(5);
  expect(await rung(jana)).toEqual(posted.slice(0, usualBudget));
});

test("what does not ring does not count", async () => {
  const jana = await ringingResident();
  for (const _ of [1, 2, 3, 4]) {
    const { id } = await silentNeed(ours, { shifts: [{ start: later(monday, 1), end: later(monday, 2) }] });
    await invited(id, jana);
  }
  await expandDue(later(monday, 3), 50);
  expect(await rung(jana)).toEqual([]);
  await due(
    jana,
    [1, 2, 3].map(() => later(monday, 3)),
  );
  await expandDue(later(monday, 3), 50);
  expect(await rung(jana)).toHaveLength(usualBudget);
});

test("needs expanded by several workers at once ring each resident up to the budget", async () => {
  const people = await Promise.all(Array.from({ length: 24 }, () => ringingResident()));
  const needs = await Promise.all(
    Array.from({ length: 6 }, () => silentNeed(ours, { shifts: inThreeWeeks })),
  );
  for (const { id } of needs) for (const person of people) await invited(id, person);
  const worker = async () => {
    let dealtWith = 0;
    for (let expanded = 1; expanded > 0; dealtWith += expanded) expanded = await expandDue(monday, 7);
    return dealtWith;
  };
  const dealtWith = await Promise.all(Array.from({ length: 8 }, worker));
  expect(dealtWith.reduce((sum, one) => sum + one, 0)).toBe(people.length * 6);
  for (const person of people) expect(await rung(person)).toHaveLength(usualBudget);
  expect(await db().delivery.count()).toBe(people.length * usualBudget);
});

test("the last ping is remembered for the belief, and the one that stayed silent is not", async () => {
  const [jana, kim] = [await ringingResident(), await ringingResident({ weeklyBudget: 0 })];
  await db().resident.update({ where: { personId: jana }, data: { lastEnding: "declined" } });
  await due(jana, [monday]);
  await due(kim, [monday]);
  await expandDue(monday, 10);
  const of = (personId: string) => db().resident.findUnique({ where: { personId } });
  expect(await of(jana)).toMatchObject({ lastPingAt: monday, lastEnding: null });
  expect(await of(kim)).toMatchObject({ lastPingAt: null });
});
