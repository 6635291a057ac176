import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { expandDue, weeklyPings } from "~/models/invitation.server";
import {
  device,
  later,
  monday,
  need,
  openVillage,
  resident,
  saturday,
  team,
  type Village,
} from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(() => village.clear());
afterAll(() => village.close());

const inThreeWeeks = [{ start: later(saturday.start, 14 * 24), end: later(saturday.end, 14 * 24) }];

async function ringingResident(): Promise<string> {
  const id = await resident();
  await device(id);
  return id;
}

async function rungNeeds(residentId: string): Promise<number> {
  return db().invitation.count({ where: { residentId, rungAt: { not: null }, silenced: null } });
}

test("the fourth within seven days stays silent, and the week slides", async () => {
  const jana = await ringingResident();
  const ours = await team();
  for (const hours of [0, 24, 48, 72]) {
    await need(ours, { shifts: inThreeWeeks }, later(monday, hours));
    await expandDue(later(monday, hours), 10);
  }
  expect(await rungNeeds(jana)).toBe(weeklyPings);
  expect(await db().invitation.findMany({ where: { silenced: "enough" } })).toMatchObject([
    { rungAt: later(monday, 72) },
  ]);

  const almost = later(monday, 7 * 24 - 1);
  await need(ours, { shifts: inThreeWeeks }, almost);
  await expandDue(almost, 10);
  expect(await rungNeeds(jana)).toBe(weeklyPings);
  const again = later(monday, 7 * 24);
  await need(ours, { shifts: inThreeWeeks }, again);
  await expandDue(again, 10);
  expect(await rungNeeds(jana)).toBe(weeklyPings + 1);
});

test("five needs that become due together ring three times, the oldest first", async () => {
  const jana = await ringingResident();
  const ours = await team();
  const posted = [];
  for (const minutes of [0, 1, 2, 3, 4]) {
    posted.push((await need(ours, { shifts: inThreeWeeks }, later(monday, minutes / 60))).id);
  }
  expect(await expandDue(later(monday, 1), 50)).toBe(5);
  const rung = await db().invitation.findMany({ where: { silenced: null }, orderBy: { deliverAt: "asc" } });
  expect(rung.map((row) => row.helpRequestId)).toEqual(posted.slice(0, weeklyPings));
  expect(await rungNeeds(jana)).toBe(weeklyPings);
});

test("what does not ring does not count", async () => {
  const jana = await ringingResident();
  const ours = await team();
  for (const _ of [1, 2, 3, 4]) {
    await need(ours, { shifts: [{ start: later(monday, 1), end: later(monday, 2) }] });
  }
  await expandDue(later(monday, 3), 50);
  expect(await rungNeeds(jana)).toBe(0);
  for (const _ of [1, 2, 3]) await need(ours, { shifts: inThreeWeeks }, later(monday, 3));
  await expandDue(later(monday, 3), 50);
  expect(await rungNeeds(jana)).toBe(weeklyPings);
});

test("needs expanded by several workers at once ring each resident three times", async () => {
  const people = await Promise.all(Array.from({ length: 24 }, ringingResident));
  const ours = await team();
  for (const _ of [1, 2, 3, 4, 5, 6]) await need(ours, { shifts: inThreeWeeks });
  const worker = async () => {
    let dealtWith = 0;
    for (let expanded = 1; expanded > 0; dealtWith += expanded) expanded = await expandDue(monday, 7);
    return dealtWith;
  };
  const dealtWith = await Promise.all(Array.from({ length: 8 }, worker));
  expect(dealtWith.reduce((sum, one) => sum + one, 0)).toBe(people.length * 6);
  for (const person of people) expect(await rungNeeds(person)).toBe(weeklyPings);
  expect(await db().delivery.count()).toBe(people.length * weeklyPings);
});
