import { expect, test } from "vitest";
import { baseChance } from "~/domain/calm/belief";
import { type Asked, kindOf, profileOf, snapshot } from "~/domain/calm/demand";
import { categories, categoryMask } from "~/domain/categories";
import { skillMask } from "~/domain/skills";

const chainsaw = skillMask(["chainsaw"]);
const nature = categoryMask(["nature"]);
const asked: Asked[] = [
  { category: "nature", requiredMask: 0, needs: 20, places: 60 },
  { category: "nature", requiredMask: chainsaw, needs: 20, places: 40 },
];
const helpers = [
  { interestMask: nature, skillMask: 0, people: 300 },
  { interestMask: nature, skillMask: chainsaw, people: 4 },
  { interestMask: 0, skillMask: 0, people: 100 },
];
const market = snapshot(asked, helpers);
const kind = (required: number) => kindOf(market, "nature", required) ?? -1;

test("counts what was asked for, by category and required skills", () => {
  expect(market.kinds[kind(0)]?.perDay).toBeCloseTo(20.5 / 90);
  expect(market.kinds[kind(0)]?.places).toBeCloseTo(61.5 / 20.5);
  expect(market.kinds[kind(chainsaw)]?.places).toBeCloseTo(41.5 / 20.5);
  expect(kindOf(market, "nature", skillMask(["ukrainian"]))).toBeNull();
});

test("what few can do is dearer than what many can", () => {
  const { yes } = market.prices;
  expect(yes[kind(chainsaw)]).toBeGreaterThan(2 * (yes[kind(0)] ?? 1));
});

test("knows what somebody could do from what they ticked; nothing ticked is everything", () => {
  const chances = (interest: number, skill: number) => profileOf(market, interest, skill).chances;
  expect(chances(nature, chainsaw)[kind(chainsaw)]).toBe(baseChance);
  expect(chances(nature, 0)[kind(chainsaw)]).toBe(0);
  expect(chances(0, 0)[kind(0)]).toBe(baseChance);
  expect(profileOf(market, nature, 0)).toBe(profileOf(market, nature, skillMask(["baking"])));
});

test("a place where nothing was ever asked has a market too, of at most twelve kinds", () => {
  const young = snapshot([], helpers);
  expect(young.kinds).toHaveLength(12);
  expect(young.kinds.map(({ category }) => category).sort()).toEqual([...categories].sort());
  const many = Array.from({ length: 29 }, (_, bit): Asked => {
    return { category: "crafts", requiredMask: 2 ** bit, needs: 30 - bit, places: 30 };
  });
  expect(snapshot(many, []).kinds).toHaveLength(12);
});
