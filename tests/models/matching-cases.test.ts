import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "~/models/db.server";
import { answerInvitation, invitationOf } from "~/models/invitation.server";
import { findMatches, matchStatement, type Wanted } from "~/models/matching.server";
import { addPlace, pause } from "~/models/resident.server";
import { eventually } from "../support/http";
import {
  at,
  device,
  herzberg,
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

const buffet: Wanted = {
  id: "00000000-0000-4000-8000-000000000000",
  point: herzberg,
  category: "celebration",
  requiredSkills: [],
  minimumAge: null,
  shifts: [{ ...saturday, flexible: false }],
  associationId: "00000000-0000-4000-8000-000000000000",
  teamIds: [],
};
const north = (metres: number) => ({ lat: herzberg.lat + metres / 111_195, lon: herzberg.lon });

const matchesOf = (changes: Partial<Wanted> = {}, now = monday) =>
  transaction((tx) => findMatches(tx, { ...buffet, ...changes }, now));
const idsOf = async (changes: Partial<Wanted> = {}, now = monday) =>
  (await matchesOf(changes, now)).map((row) => row.residentId);

test("several places of one resident are one match, by the nearest whose circle reaches", async () => {
  const jana = await resident({ place: { label: "Zuhause", point: north(9_000), radiusKm: 10 } });
  await addPlace(jana, { label: "Eltern", point: north(3_000), radiusKm: 5 });
  await addPlace(jana, { label: "Arbeit", point: north(1_500), radiusKm: 1 });
  const [match, ...others] = await matchesOf();
  expect(others).toEqual([]);
  expect(match).toMatchObject({ residentId: jana, placeLabel: "Eltern" });
  // The centre of the 1 km cell, not the door.
  expect(Math.abs((match?.distanceMetres ?? 0) - 3_000)).toBeLessThan(710);
});

test("whoever pauses is not matched, until the pause is over", async () => {
  const jana = await resident();
  await pause(jana, later(monday, 48));
  expect(await idsOf()).toEqual([]);
  expect(await idsOf({}, later(monday, 48))).toEqual([jana]);
  await pause(jana, null);
  expect(await idsOf()).toEqual([jana]);
});

test("neither the posting team nor who was asked already, whatever they answered", async () => {
  const ours = await team();
  const jana = await resident();
  await device(jana);
  const posted = await need(ours);
  expect(await invitationOf(posted.id, jana)).not.toBeNull();
  await answerInvitation(posted.id, jana, "not_this_time", monday);
  expect(await idsOf({ id: posted.id })).toEqual([]);
  expect(await idsOf()).toEqual([jana]);
  expect(await idsOf({ teamIds: [jana] })).toEqual([]);
});

test("a minimum age asks for a birth year; without one everybody old enough to help is matched", async () => {
  const unknown = await resident();
  const eighteen = await resident({ birthYear: 2008 });
  const sixteen = await resident({ birthYear: 2010 });
  await resident({ birthYear: 2011 });
  expect((await idsOf()).sort()).toEqual([unknown, eighteen, sixteen].sort());
  expect(await idsOf({ minimumAge: 18 })).toEqual([eighteen]);
  expect((await idsOf({ minimumAge: 0 })).length).toBe(3);
});

test("free time: all of a fixed shift, any part of one by arrangement", async () => {
  const afternoons = await resident({ free: ["sat-afternoon"] });
  const long = { start: at("2027-04-17T14:00"), end: at("2027-04-17T21:00") };
  expect(await idsOf()).toEqual([afternoons]);
  expect(await idsOf({ shifts: [{ ...long, flexible: false }] })).toEqual([]);
  expect(await idsOf({ shifts: [{ ...long, flexible: true }] })).toEqual([afternoons]);
  const sunday = { start: at("2027-04-18T14:00"), end: at("2027-04-18T18:00"), flexible: true };
  expect(await idsOf({ shifts: [sunday] })).toEqual([]);
  expect(await idsOf({ shifts: [sunday, { ...saturday, flexible: false }] })).toEqual([afternoons]);
});

describe("of twenty thousand residents", () => {
  type Plan = {
    "Node Type": string;
    "Index Name"?: string;
    "Relation Name"?: string;
    "Heap Fetches"?: number;
    Plans?: Plan[];
  };

  test("the covering index alone answers, without a visit to the table", async () => {
    // A few dead rows of other tests would not be worth a visit of the index to VACUUM.
    await db().$executeRaw`truncate matching`;
    await transaction(async (tx) => {
      // VACUUM marks a page as visible to all only when its rows' commit has reached the disk.
      await tx.$executeRaw`set local synchronous_commit = on`;
      await tx.$executeRaw`
      insert into matching (place_id, resident_id, lat, lon, radius_m, interests, skills, free, birth_year, paused_until)
      select gen_random_uuid(), gen_random_uuid(), 47.5 + (n * 7919 % 20000) * 0.00035, 6 + (n * 104729 % 20000) * 0.00045,
             5000, 0, 0, 0, null, null
        from generate_series(1, 20000) n`;
    });
    // The server's own autovacuum may hold an older snapshot for a moment: then some pages are not marked yet.
    await eventually(vacuumed, (everyPageIsMarked) => everyPageIsMarked);
    const [row] = await db().$queryRaw<{ "QUERY PLAN": { Plan: Plan }[] }[]>`
      explain (analyze, format json) ${matchStatement(buffet, monday)}`;
    const whole = row?.["QUERY PLAN"][0]?.Plan;
    if (!whole) throw new Error("no plan");
    const scan = nodesOf(whole).find((node) => node["Relation Name"] === "matching");
    expect(scan).toMatchObject({
      "Node Type": "Index Only Scan",
      "Index Name": "matching_area",
      "Heap Fetches": 0,
    });
  });

  async function vacuumed(): Promise<boolean> {
    await db().$executeRaw`vacuum analyze matching`;
    const [table] = await db().$queryRaw<{ marked: boolean }[]>`
      select relallvisible = relpages as marked from pg_class where oid = 'matching'::regclass`;
    return table?.marked ?? false;
  }

  function nodesOf(plan: Plan): Plan[] {
    return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  }
});
