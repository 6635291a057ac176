import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Snapshot } from "~/domain/calm/demand";
import { db, transaction } from "~/models/db.server";
import { demandOf, renewDemand } from "~/models/demand.server";
import { later, monday, openVillage, team, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  await db().routine.deleteMany();
});
afterAll(() => village.close());

const prices = () => db().routine.findMany({ where: { name: { startsWith: "prices" } } });
const place = () => db().municipality.findFirstOrThrow({ select: { id: true, lat: true, lon: true } });
const demandAt = async (now: Date) => {
  const municipality = await place();
  return transaction((tx) => demandOf(tx, municipality, now));
};

/** What no counts would lead to. */
const told: Snapshot = { kinds: [], groups: [7], prices: { stepDays: 1, shares: [], yes: [] } };
const tell = (at: Date) => db().routine.updateMany({ data: { at, outcome: JSON.stringify(told) } });

describe("the worker", () => {
  test("works out what is asked for where somebody may ask, and anew after an hour", async () => {
    expect(await renewDemand(monday)).toBe(false);
    await team();
    expect(await renewDemand(monday)).toBe(true);
    expect(await prices()).toMatchObject([{ at: monday }]);
    expect(await renewDemand(later(monday, 0.9))).toBe(false);
    expect(await renewDemand(later(monday, 1.1))).toBe(true);
    expect(await prices()).toMatchObject([{ at: later(monday, 1.1) }]);
  });

  test("begins with what is oldest, and also after a jump of the clock", async () => {
    await team();
    const other = { slug: "schlieben", name: "Schlieben", ags: "12062445", lat: 51.72, lon: 13.38 };
    const { id } = await db().municipality.create({ data: other });
    await db().association.updateMany({ data: { municipalityId: id } });
    await renewDemand(monday);
    await team();
    await renewDemand(later(monday, 0.5));
    expect(await renewDemand(later(monday, 1.2))).toBe(true);
    const names = (await prices()).toSorted((a, b) => b.at.getTime() - a.at.getTime());
    expect(names[0]?.name).toContain(id);
    expect(await renewDemand(later(monday, -5))).toBe(true);
  });
});

describe("a need", () => {
  test("takes what the worker found out, also when it is some hours old", async () => {
    await team();
    await renewDemand(monday);
    await tell(later(monday, -20));
    // Another process: this one remembers what it worked out itself.
    expect(await demandAt(later(monday, 1))).toEqual(told);
    expect(await demandAt(later(monday, 1.01))).toEqual(told);
  });

  test("keeps the same object until there is another", async () => {
    await team();
    await renewDemand(monday);
    const first = await demandAt(later(monday, 1));
    expect(await demandAt(later(monday, 2))).toBe(first);
    await tell(later(monday, 2));
    expect(await demandAt(later(monday, 3))).toEqual(told);
  });

  test("works it out where nobody did, or only days ago", async () => {
    const kinds = (await demandAt(monday)).kinds;
    expect(kinds.length).toBeGreaterThan(5);
    expect(await prices()).toHaveLength(1);
    await tell(later(monday, -30));
    expect((await demandAt(later(monday, 1))).kinds).toEqual(kinds);
    expect(await prices()).toMatchObject([{ at: later(monday, 1) }]);
  });
});
