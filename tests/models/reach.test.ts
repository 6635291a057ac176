import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { completeEnv } from "~/env.server";
import type { Wanted } from "~/models/matching.server";
import { previewReach } from "~/models/reach.server";
import { herzberg, monday, openVillage, resident, saturday, type Village } from "../support/village";

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
beforeEach(async () => {
  await village.clear();
  completeEnv({ sessionSecret: "a secret of the tests" });
});
afterAll(() => village.close());

const nobody = "00000000-0000-4000-8000-000000000000";
const buffet: Wanted = {
  id: nobody,
  associationId: nobody,
  point: herzberg,
  category: "celebration",
  requiredSkills: [],
  minimumAge: null,
  shifts: [{ ...saturday, flexible: false }],
  teamIds: [],
};
const crowd = (count: number, more: Parameters<typeof resident>[0] = {}) =>
  Promise.all(Array.from({ length: count }, () => resident(more)));
const about = (count: unknown) => (count as { about?: number }).about ?? 0;

test("counts who is around and who has time, and what would reach more", async () => {
  await crowd(12, { free: ["sat-afternoon"] });
  await crowd(26, { free: ["sat-midday", "sat-afternoon"] });
  await crowd(20, { free: ["sun-afternoon"] });
  const long = { ...saturday, start: new Date(saturday.start.getTime() - 3_600_000), flexible: false };
  const { around, withTime, hints } = await previewReach({ ...buffet, shifts: [long] }, monday);
  expect(about(around)).toBeGreaterThanOrEqual(55);
  expect(about(around)).toBeLessThanOrEqual(60);
  expect(about(withTime)).toBeGreaterThanOrEqual(25);
  expect(about(withTime)).toBeLessThanOrEqual(30);
  // An hour later the other twelve have time, too: less than half as many again is not worth a word.
  expect(hints).toEqual([]);
  const chainsaw = await previewReach({ ...buffet, requiredSkills: ["chainsaw"] }, monday);
  expect(chainsaw.withTime).toEqual({ few: true });
  expect(chainsaw.hints).toMatchObject([{ kind: "skill", skill: "chainsaw" }]);
});

test("answers the same question the same way, and tells a step aside within the cell nothing", async () => {
  await crowd(13);
  const first = await previewReach(buffet, monday);
  for (let again = 0; again < 5; again += 1) expect(await previewReach(buffet, monday)).toEqual(first);
  const aside = { lat: herzberg.lat + 0.0005, lon: herzberg.lon + 0.0005 };
  expect(await previewReach({ ...buffet, point: aside }, monday)).toEqual(first);
});

test("a handful is a handful, and nobody too", async () => {
  const few = { around: { few: true }, withTime: { few: true }, hints: [] };
  completeEnv({ sessionSecret: "x" });
  expect(await previewReach(buffet, monday)).toEqual(few);
  await crowd(2);
  expect(await previewReach(buffet, monday)).toEqual(few);
});
