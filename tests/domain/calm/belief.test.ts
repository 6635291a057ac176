import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Acquaintance,
  baseChance,
  belief,
  decay,
  type Ending,
  type Fit,
  learn,
  stranger,
} from "~/domain/calm/belief";

const now = new Date("2027-04-12T08:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const plain: Fit = {
  distanceMetres: null,
  radiusMetres: null,
  helpful: 0,
  interest: "open",
  time: "any",
  leadHours: 72,
};
const of = (known: Partial<Acquaintance> = {}, fit: Partial<Fit> = {}) =>
  belief({ ...stranger, ...known }, { ...plain, ...fit }, now);
const rung = (ending: Ending, days: number) => of({ lastPing: { at: daysAgo(days), ending } }).attention;

test("of a stranger who fits it believes the prior", () => {
  expect(of()).toMatchObject({ match: baseChance, attention: 1, chance: baseChance });
});

describe("attention", () => {
  test("a ping without an answer makes deaf, and that fades", () => {
    expect(rung("unanswered", 0)).toBe(0);
    expect(rung("unanswered", 7)).toBeCloseTo(1 - 0.9 ** 7);
    expect(rung("unanswered", 60)).toBeGreaterThan(0.99);
  });

  test("a no costs less, a yes nothing", () => {
    expect(rung("declined", 1)).toBeGreaterThan(rung("unanswered", 1));
    expect(rung("declined", 1)).toBeLessThan(1);
    expect(rung("accepted", 0)).toBe(1);
  });

  test("a ping from the future, after a jump of the clock, counts as one of now", () => {
    expect(rung("unanswered", -3)).toBe(0);
  });
});

describe("answers", () => {
  test("yes raises, no lowers, for the category and for the association", () => {
    for (const about of ["category", "association"] as const) {
      expect(of({ [about]: { yes: 2, no: 0, at: now } }).match).toBeGreaterThan(baseChance);
      expect(of({ [about]: { yes: 0, no: 4, at: now } }).match).toBeLessThan(baseChance);
    }
  });

  test("one answer moves a little, many move much", () => {
    const afterNo = (no: number) => of({ category: { yes: 0, no, at: now } }).match;
    expect(afterNo(1) / baseChance).toBeCloseTo(6 / 7);
    expect(afterNo(20)).toBeLessThan(baseChance / 4);
  });

  test("fade to half in half a year, and never grow", () => {
    const old = { yes: 4, no: 2, at: daysAgo(180) };
    expect(decay(old, now)).toEqual({ yes: 2, no: 1, at: now });
    expect(decay({ ...old, at: daysAgo(-5) }, now)).toEqual({ yes: 4, no: 2, at: now });
    expect(learn(old, "yes", now)).toEqual({ yes: 3, no: 1, at: now });
    expect(learn(null, "no", now)).toEqual({ yes: 0, no: 1, at: now });
  });
});

test.each<[string, Partial<Fit>, Partial<Fit>]>([
  ["nearer", { distanceMetres: 500, radiusMetres: 5000 }, { distanceMetres: 4500, radiusMetres: 5000 }],
  [
    "near for their own radius",
    { distanceMetres: 900, radiusMetres: 9000 },
    { distanceMetres: 900, radiusMetres: 1000 },
  ],
  ["inside", { distanceMetres: 900, radiusMetres: 1000 }, { distanceMetres: 1400, radiusMetres: 1000 }],
  ["skilled", { helpful: 1 }, { helpful: 0.5 }],
  ["ticked", { interest: "ticked" }, { interest: "open" }],
  ["open", { interest: "open" }, { interest: "not-ticked" }],
  ["stated free", { time: "stated" }, { time: "any" }],
  ["free partly", { time: "partly" }, { time: "misfit" }],
  ["in time", { leadHours: 48 }, { leadHours: 12 }],
  ["today rather than at once", { leadHours: 12 }, { leadHours: 1 }],
  ["soon rather than in two months", { leadHours: 48 }, { leadHours: 1500 }],
])("likelier: %s", (_, likelier, less) => {
  expect(of({}, likelier).chance).toBeGreaterThan(of({}, less).chance);
});

test("every belief is a chance, and its factors multiply to it", () => {
  const counts = fc.option(
    fc.record({
      yes: fc.double({ min: 0, max: 50, noNaN: true }),
      no: fc.double({ min: 0, max: 50, noNaN: true }),
      at: fc.constant(daysAgo(20)),
    }),
  );
  const ending = fc.constantFrom<Ending>("unanswered", "declined", "accepted");
  const ping = fc.option(fc.record({ at: fc.nat(400).map(daysAgo), ending }));
  const fit = fc.record({
    distanceMetres: fc.option(fc.nat(30_000)),
    radiusMetres: fc.constant(10_000),
    helpful: fc.double({ min: 0, max: 1, noNaN: true }),
    interest: fc.constantFrom("ticked" as const, "open" as const, "not-ticked" as const),
    time: fc.constantFrom("stated" as const, "any" as const, "partly" as const, "misfit" as const),
    leadHours: fc.nat(2000),
  });
  fc.assert(
    fc.property(fc.record({ lastPing: ping, category: counts, association: counts }), fit, (known, how) => {
      const { match, attention, chance, factors } = belief(known, how, now);
      expect(match).toBeGreaterThanOrEqual(0.01);
      expect(match).toBeLessThanOrEqual(0.9);
      expect(chance).toBeCloseTo(match * attention);
      const product = factors.reduce((sum, { value }) => sum * value, 1);
      if (match > 0.01 && match < 0.9) expect(product).toBeCloseTo(chance);
    }),
  );
});
