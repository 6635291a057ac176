import { expect, it } from "vitest";
import { fanOut } from "~/map/fan-out";

it("puts a few on a ring around their spot", () => {
  const offsets = fanOut(4);
  expect(offsets).toEqual([
    [0, -54],
    [54, 0],
    [0, 54],
    [-54, 0],
  ]);
  expect(nearest(fanOut(8))).toBeGreaterThan(40);
});

it("puts many on a spiral, none on top of another", () => {
  const offsets = fanOut(30);
  expect(offsets).toHaveLength(30);
  expect(nearest(offsets)).toBeGreaterThan(40);
  expect(Math.max(...offsets.map(([right, down]) => Math.hypot(right, down)))).toBeLessThan(260);
});

/** Pixels between the two closest. */
function nearest(offsets: readonly [number, number][]): number {
  return Math.min(
    ...offsets.flatMap(([x, y], nr) => offsets.slice(nr + 1).map(([a, b]) => Math.hypot(a - x, b - y))),
  );
}
