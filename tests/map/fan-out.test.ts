import { expect, it } from "vitest";
import { fanOut } from "~/map/fan-out";

const here = { lat: 51.6928, lon: 13.2336 };

it("leaves a pin that is alone where it is", () => {
  expect(fanOut([here, { lat: 51.7, lon: 13.2 }])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

it("spreads pins of one spot around it, in rows", () => {
  expect(fanOut([here, here])).toEqual([
    [-21, 0],
    [21, 0],
  ]);
  const nine = fanOut(Array.from({ length: 9 }, () => here));
  expect(new Set(nine.map(String)).size).toBe(9);
  expect(nine[8]).toEqual([0, 84]);
});
