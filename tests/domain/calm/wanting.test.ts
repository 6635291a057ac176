import { expect, test } from "vitest";
import { wanted } from "~/domain/calm/wanting";

/** The same for one place, by trying every hundredth of a yes in each of five waves. */
function triedForOnePlace(price: number): number {
  let best = { worth: 0, asked: 0 };
  for (let wave = 0; wave < 5; wave++) {
    let next = { worth: -1, asked: 0 };
    for (let yeses = 0; yeses <= 9; yeses += 0.01) {
      const nobody = Math.exp(-yeses);
      const worth = -price * yeses + (1 - nobody) + nobody * best.worth;
      if (worth > next.worth) next = { worth, asked: yeses + nobody * best.asked };
    }
    best = next;
  }
  return best.asked;
}

test.each([0.02, 0.05, 0.1, 0.3, 0.6, 0.9])(
  "a need with one place asks for what pays off, at a price of %d",
  (price) => {
    expect(wanted(1, price)).toBeCloseTo(triedForOnePlace(price), 1);
  },
);

test.each([1, 2, 5, 12])("the dearer a yes, the fewer %d places ask for", (places) => {
  const asked = Array.from({ length: 21 }, (_, i) => wanted(places, i / 20));
  for (const [i, one] of asked.slice(1).entries()) expect(one).toBeLessThanOrEqual((asked[i] ?? 0) + 0.3);
  expect(asked[0]).toBeGreaterThan(places);
  // At a fair price a need asks for nearly all it wants, not for one of them.
  expect(wanted(places, 0.2)).toBeGreaterThan(0.7 * places);
  expect(asked.at(-1)).toBeLessThan(0.1 * places);
});

test("half a place more is asked for like the whole ones beside it", () => {
  expect(wanted(2.4, 0.1)).toBeCloseTo(wanted(2, 0.1) * 1.2);
  expect(wanted(80, 0.1)).toBeCloseTo(wanted(50, 0.1) * 1.6);
});
