import { expect, test } from "vitest";
import { anpacken } from "../../../bench/calm/anpacken";
import { readInstance } from "../../../bench/calm/instance";
import { policies } from "../../../bench/calm/policies";
import { type Policy, simulate, type Variant } from "../../../bench/calm/simulate";

const instance = (name: string) => readInstance(`tests/support/instances/${name}.json`);
const run = (name: string, policy: string, variant: Variant, helpers: number) => {
  const one = instance(name);
  const make = (): Policy => policies[policy]?.(one, 1, helpers) ?? anpacken(one, helpers, 1);
  return simulate(one, make, { variant, helpers, seed: 1, needs: 1000 });
};

test.each([
  ["scarce", 1],
  ["rare-skill", 1],
  ["rare-skill", 3],
  ["rich", 3],
] as const)(
  "ringing as the product does fills more with fewer pings than ringing everyone: %s, %i",
  (name, helpers) => {
    const ours = run(name, "anpacken", "fatigue", helpers);
    const everyone = run(name, "everyone", "fatigue", helpers);
    expect(ours.fill).toBeGreaterThan(everyone.fill);
    expect(ours.pingsPerFilled).toBeLessThan(everyone.pingsPerFilled / 3);
  },
);

test("a rare skill is kept for whom it is rare", () => {
  const ours = run("rare-skill", "anpacken", "fatigue", 1);
  const everyone = run("rare-skill", "everyone", "fatigue", 1);
  expect(ours.worstContext).toBeGreaterThan(everyone.worstContext + 0.2);
});

test("when all are scarce it keeps what everyone would have filled, for a fraction of the pings", () => {
  const ours = run("scarce", "anpacken", "fatigue", 3);
  const everyone = run("scarce", "everyone", "fatigue", 3);
  expect(ours.fill).toBeGreaterThan(everyone.fill * 0.9);
  expect(ours.pingsPerFilled).toBeLessThan(everyone.pingsPerFilled / 2);
});

test("the same fate for all: a policy run twice meets the same needs and the same answers", () => {
  expect(run("scarce", "belief", "takers", 1)).toEqual(run("scarce", "belief", "takers", 1));
  expect(run("scarce", "anpacken", "takers", 1)).toEqual(run("scarce", "anpacken", "takers", 1));
});

test("ringing everyone fills what the arithmetic says", () => {
  const { contextProb, matchProb, reactivationProb } = instance("scarce");
  // Everyone is pinged in every step, so each is active with exactly q when the next need comes.
  const expected = contextProb.reduce((sum, share, context) => {
    const nobody = matchProb.reduce(
      (p, row, i) => p * (1 - (row[context] ?? 0) * (reactivationProb[i] ?? 0)),
      1,
    );
    return sum + share * (1 - nobody);
  }, 0);
  const fills = [1, 2, 3, 4, 5].map((seed) => {
    const one = instance("scarce");
    const make = () => policies.everyone?.(one, seed, 1) ?? anpacken(one, 1, seed);
    return simulate(one, make, { variant: "fatigue", helpers: 1, seed, needs: 3000 }).fill;
  });
  expect(fills.reduce((sum, fill) => sum + fill, 0) / 5).toBeCloseTo(expected, 1.7);
});
