import fc from "fast-check";
import { expect, test } from "vitest";
import { type Ping, waveSize } from "~/domain/calm/plan";

/** The same question, answered by trying every length of every wave. */
function tried(pings: readonly Ping[], open: number, wavesLeft: number): { worth: number; size: number } {
  let best = { worth: 0, size: 0 };
  if (wavesLeft === 0 || open === 0) return best;
  for (let size = 0; size <= pings.length; size++) {
    const rung = pings.slice(0, size);
    let worth = -rung.reduce((sum, { cost }) => sum + cost, 0);
    for (let who = 0; who < 2 ** size; who++) {
      const chance = rung.reduce(
        (product, one, i) => product * (who & (1 << i) ? one.chance : 1 - one.chance),
        1,
      );
      const come = Math.min(open, rung.filter((_, i) => who & (1 << i)).length);
      worth += chance * (come + tried(pings.slice(size), open - come, wavesLeft - 1).worth);
    }
    if (worth >= best.worth - 1e-9) best = { worth: Math.max(worth, best.worth), size };
  }
  return best;
}

const percent = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => n / 100);
const ping = fc.record({ chance: percent(5, 95), cost: percent(1, 30) });

test("is what trying everything finds, for few people", () => {
  fc.assert(
    fc.property(
      fc.array(ping, { maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      (pings, open, waves) => {
        expect(waveSize(pings, open, waves)).toBe(tried(pings, open, waves).size);
      },
    ),
    { numRuns: 60 },
  );
});

test("who would be rung later anyway is rung now", () => {
  const three: Ping[] = Array.from({ length: 3 }, () => ({ chance: 0.5, cost: 0.1 }));
  expect(waveSize(three, 10, 3)).toBe(3);
});

test("nobody for nothing: no places, no waves, no people", () => {
  const pings: Ping[] = [{ chance: 0.5, cost: 0.1 }];
  expect([waveSize(pings, 0, 3), waveSize(pings, 3, 0), waveSize([], 3, 3)]).toEqual([0, 0, 0]);
});

test("a hundred places are planned in blocks, and nobody beyond the list is rung", () => {
  const many: Ping[] = Array.from({ length: 253 }, () => ({ chance: 0.3, cost: 0.02 }));
  expect(waveSize(many, 100, 1)).toBe(253);
  expect(waveSize(many, 40, 3)).toBeLessThan(200);
  expect(waveSize(many, 40, 3)).toBeGreaterThan(60);
});
