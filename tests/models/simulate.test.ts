import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/models/db.server";
import { ringEveryone } from "../../bench/simulate/everyone";
import { figuresOf } from "../../bench/simulate/figures";
import type { PlannedNeed } from "../../bench/simulate/needs";
import type { Villager } from "../../bench/simulate/people";
import { plots } from "../../bench/simulate/plots";
import { liveThrough, planOf } from "../../bench/simulate/village";
import { type Message, witness } from "../../bench/simulate/witness";
import { at, openVillage, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(() => village.clear());
afterAll(() => village.close());

const small = { weeks: 8, residents: 80, needs: 20, teams: 4, sweepHours: 12, leadDays: 10 };

test.each([
  ["spring, when an hour is missing", "2027-03-01T00:00"],
  ["autumn, when one comes twice", "2027-10-04T00:00"],
])(
  "eight weeks around the change of the clocks: %s",
  async (_, from) => {
    const plan = { ...small, seed: 3, from: at(from) };
    const lived = planOf(plan);
    const { story, complaints, messages } = await liveThrough(lived);
    expect(complaints).toEqual([]);
    expect(messages).toMatchObject({
      invitation: expect.any(Number),
      reminder: expect.any(Number),
      digest: expect.any(Number),
      enough: expect.any(Number),
    });

    const ours = figuresOf(story);
    const all = figuresOf(ringEveryone(planOf(plan), "radius"));
    expect(ours.filled).toBeGreaterThan(all.filled);
    expect(ours.pingsPerFilled).toBeLessThan(all.pingsPerFilled / 3);
    expect(all.aboveBudget).toBeGreaterThan(10);

    // The books of the witness are the product's.
    const { _sum } = await db().signup.aggregate({ where: { status: "confirmed" }, _sum: { people: true } });
    expect(_sum.people).toBe(story.needs.reduce((sum, one) => sum + one.filled, 0));
    const rung = { rungAt: { not: null }, silenced: null, sentAt: { not: null } };
    expect(await db().invitation.count({ where: rung })).toBe(ours.pings);
    // Budgets were felt: so many had a week in which nothing more was to ring.
    const used = lived.villagers.filter(({ nr, weeklyBudget }) =>
      [...story.pings].some(([week, pings]) => week.startsWith(`${nr} `) && pings === weeklyBudget),
    );
    expect(used.length).toBeGreaterThan(5);

    for (const picture of Object.values(plots([story]))) expect(picture).toMatch(/^<svg [\s\S]+<\/svg>\n$/);
  },
  300_000,
);

describe("the witness complains", () => {
  const villager = {
    ...{ nr: 1, quietFrom: 20 * 60 + 30, quietUntil: 8 * 60, quietSundays: true },
    ...{ weeklyBudget: 2, urgentInQuiet: false },
  } as Villager;
  const shifts = [{ start: at("2027-06-01T10:00"), end: at("2027-06-01T12:00"), places: 1, flexible: false }];
  const need = (nr: number, more: Partial<PlannedNeed> = {}) =>
    ({ nr, team: 1, urgent: false, shifts, ...more }) as PlannedNeed;
  const noon = at("2027-03-27T12:00");
  const ping = (more: Partial<Message> = {}): Message => {
    return { at: noon, kind: "invitation", villager, need: need(1), channel: "a", rings: true, ...more };
  };
  const of = (act: (watch: ReturnType<typeof witness>) => void) => {
    const watch = witness();
    act(watch);
    return watch.complaints.map((complaint) => complaint.split(": ").at(-1));
  };
  const three = (days: [string, string, string]) =>
    of((watch) =>
      days.forEach((day, nr) => {
        watch.message(ping({ at: at(day), need: need(nr) }));
      }),
    );

  test("of nothing that is as it should be", () => {
    expect(of((watch) => watch.message(ping()))).toEqual([]);
    expect(of((watch) => watch.message(ping({ at: at("2027-03-27T22:00"), rings: false })))).toEqual([]);
    expect(three(["2027-03-27T12:00", "2027-03-27T13:00", "2027-03-29T08:00"])).toEqual([]);
  });

  test("of a third ping in the same week of Berlin", () => {
    expect(three(["2027-03-22T08:00", "2027-03-24T08:00", "2027-03-27T20:00"])).toEqual([
      "above the weekly budget",
    ]);
  });

  test.each([
    ["2027-03-27T20:30", ["rung in quiet hours"]],
    ["2027-03-29T07:59", ["rung in quiet hours"]],
    ["2027-03-28T12:00", ["rung in quiet hours"]],
    ["2027-03-29T08:00", []],
  ])("of quiet hours on the wall: %s", (when, complaints) => {
    expect(of((watch) => watch.message(ping({ at: at(when) })))).toEqual(complaints);
  });

  test("of what is urgent only when it was not allowed", () => {
    const urgent = { at: at("2027-03-27T23:00"), need: need(1, { urgent: true }) };
    const open = { ...villager, urgentInQuiet: true };
    expect(of((watch) => watch.message(ping(urgent)))).toEqual(["rung in quiet hours"]);
    expect(of((watch) => watch.message(ping({ ...urgent, villager: open })))).toEqual([]);
  });

  test("of the same need twice, and of whatever comes after an answer, a block, a pause or the last place", () => {
    expect(of((watch) => [ping(), ping()].map(watch.message))).toEqual(["a second time"]);
    expect(of((watch) => [ping(), ping({ channel: "b" })].map(watch.message))).toEqual([]);
    const onceDone = (before: (watch: ReturnType<typeof witness>) => void) =>
      of((watch) => {
        before(watch);
        watch.message(ping());
      });
    expect(onceDone((watch) => watch.answered(villager, need(1)))).toEqual(["after an answer"]);
    expect(onceDone((watch) => watch.blocked(villager, 1))).toEqual(["of an association that was blocked"]);
    expect(onceDone((watch) => watch.paused(villager, at("2027-04-01T12:00")))).toEqual([
      "after a pause began",
    ]);
    expect(onceDone((watch) => watch.comes({ ...villager, nr: 2 }, need(1)))).toEqual([
      "though all places are taken",
    ]);
    expect(of((watch) => watch.message(ping({ kind: "reminder" })))).toEqual(["does not come"]);
    expect(of((watch) => watch.message(ping({ at: at("2027-06-01T12:30") })))).toEqual(["after the end"]);
  });
});
