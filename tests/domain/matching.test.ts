import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocal } from "~/domain/berlin-time";
import { categories, categoryMask, isCategory } from "~/domain/categories";
import { roundedCount } from "~/domain/counts";
import { slotMask } from "~/domain/free-times";
import { bitCount } from "~/domain/masks";
import { type MatchNeed, type MatchRow, rank, reasonsForAssociation, reasonsOf } from "~/domain/matching";
import { isSkill, skillMask, skills, skillsIn } from "~/domain/skills";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};

const need: MatchNeed = {
  category: "celebration",
  requiredSkills: ["baking"],
  helpfulSkills: ["cooking", "heavy-lifting"],
  shifts: [{ start: at("2026-11-28T14:00"), end: at("2026-11-28T18:00"), flexible: false }],
};

const row = (residentId: string, more: Partial<MatchRow> = {}): MatchRow => ({
  residentId,
  distanceMetres: 2000,
  placeLabel: "Zuhause",
  interestMask: 0,
  skillMask: skillMask(["baking"]),
  freeMask: 0,
  ...more,
});

describe("catalogues", () => {
  test("twelve categories and their bits", () => {
    expect(categories).toHaveLength(12);
    expect(categoryMask(["celebration"])).toBe(1);
    expect(categoryMask(["language", "celebration", "celebration", "nonsense"])).toBe(1 + 2 ** 11);
    expect([isCategory("rescue"), isCategory("toString"), isCategory(3)]).toEqual([true, false, false]);
  });

  test("skills fit a signed 32-bit column and their masks read back", () => {
    expect(skillMask(skills)).toBeGreaterThan(0);
    expect(skillMask(skills)).toBeLessThan(2 ** 31);
    fc.assert(
      fc.property(fc.subarray([...skills]), (chosen) => {
        expect(skillsIn(skillMask(chosen))).toEqual(chosen);
        expect(bitCount(skillMask(chosen))).toBe(chosen.length);
      }),
    );
    expect([isSkill("chainsaw"), isSkill("Chainsaw"), isSkill(null)]).toEqual([true, false, false]);
  });
});

describe("rank", () => {
  test("helpful skills, then the ticked interest, then stated time, then the nearer", () => {
    const skilled = row("skilled", { skillMask: skillMask(["baking", "cooking"]), distanceMetres: 9000 });
    const keen = row("keen", { interestMask: categoryMask(["celebration"]), distanceMetres: 8000 });
    const free = row("free", { freeMask: slotMask(["sat-afternoon"]), distanceMetres: 7000 });
    const near = row("near", { distanceMetres: 100 });
    const far = row("far", { distanceMetres: 6000 });
    const ranked = rank([far, near, free, keen, skilled], need);
    expect(ranked.map(({ residentId }) => residentId)).toEqual(["skilled", "keen", "free", "near", "far"]);
  });

  test("the order does not depend on the order of the rows, and loses nobody", () => {
    const rows = fc.uniqueArray(
      fc.record<MatchRow>({
        residentId: fc.uuid(),
        distanceMetres: fc.option(fc.integer({ min: 0, max: 3 })),
        placeLabel: fc.constant("Zuhause"),
        interestMask: fc.integer({ min: 0, max: 4095 }),
        skillMask: fc.integer({ min: 0, max: 2 ** 29 - 1 }),
        freeMask: fc.integer({ min: 0, max: 2 ** 28 - 1 }),
      }),
      { selector: ({ residentId }) => residentId },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const ranked = rank(some, need);
        expect(rank([...some].reverse(), need)).toEqual(ranked);
        expect(new Set(ranked)).toEqual(new Set(some));
      }),
    );
  });
});

describe("reasonsOf", () => {
  test("2 km entfernt (Zuhause) · Backen · du hast samstags Zeit", () => {
    const match = row("a", {
      skillMask: skillMask(["baking", "chainsaw"]),
      interestMask: categoryMask(["celebration", "nature"]),
      freeMask: slotMask(["fri-evening", "sat-afternoon"]),
    });
    expect(reasonsOf(match, need)).toEqual({
      distanceMetres: 2000,
      placeLabel: "Zuhause",
      interest: true,
      skills: ["baking"],
      weekday: 5,
      anyTime: false,
    });
  });

  test("no interests and no free times ticked are no reasons, and no place is no distance", () => {
    const match = row("a", { distanceMetres: null, placeLabel: null, interestMask: 0 });
    expect(reasonsOf(match, need)).toMatchObject({
      distanceMetres: null,
      placeLabel: null,
      interest: false,
      weekday: null,
      anyTime: true,
    });
  });

  test("the day is one on which the person is free within a shift that fits", () => {
    const days = (shifts: MatchNeed["shifts"], free: string[]) =>
      reasonsOf(row("a", { freeMask: slotMask(free) }), { ...need, shifts }).weekday;
    const friday = { start: at("2026-11-27T19:00"), end: at("2026-11-27T22:00"), flexible: false };
    const saturday = { start: at("2026-11-28T19:00"), end: at("2026-11-28T22:00"), flexible: false };
    expect(days([friday, saturday], ["sat-evening"])).toBe(5);
    expect(days([friday, saturday], ["fri-evening", "sat-evening"])).toBe(4);
    const weekend = { start: at("2026-11-29T10:00"), end: at("2026-11-30T22:00"), flexible: true };
    expect(days([weekend], ["mon-evening", "sun-evening"])).toBe(6);
    expect(days([weekend], ["mon-evening"])).toBe(0);
    const smallHours = { start: at("2026-11-29T00:00"), end: at("2026-11-29T05:00"), flexible: false };
    expect(days([smallHours], ["mon-evening"])).toBeNull();
    expect(days([friday], ["mon-evening"])).toBeNull();
  });

  test("the association sees skill and time only", () => {
    const match = row("a", { interestMask: 1, freeMask: slotMask(["sat-afternoon"]) });
    expect(Object.keys(reasonsForAssociation(reasonsOf(match, need))).sort()).toEqual([
      "anyTime",
      "skills",
      "weekday",
    ]);
  });
});

test("counts are rounded to five, and few below", () => {
  expect([0, 1, 4, 5, 7, 8, 12, 13, 4575].map(roundedCount)).toEqual([
    { about: 0 },
    { few: true },
    { few: true },
    { about: 5 },
    { about: 5 },
    { about: 10 },
    { about: 10 },
    { about: 15 },
    { about: 4575 },
  ]);
});
