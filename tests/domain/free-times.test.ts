import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocal } from "~/domain/berlin-time";
import { fitsFreeTimes, presets, shiftMask, slotMask, slots, slotsIn } from "~/domain/free-times";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const shift = (start: string, end: string, flexible = false) => ({
  start: at(start),
  end: at(end),
  flexible,
});
const touched = (start: string, end: string) => slotsIn(shiftMask(shift(start, end)));

test("28 slots from Monday morning to Sunday evening, each its own bit", () => {
  expect(slots).toHaveLength(28);
  expect(slots[0]).toBe("mon-morning");
  expect(slots[5]).toBe("tue-midday");
  expect(slots[27]).toBe("sun-evening");
  expect(slotMask(["mon-morning", "sun-evening"])).toBe(1 + 2 ** 27);
});

test("masks and lists of slots say the same", () => {
  fc.assert(
    fc.property(fc.subarray([...slots]), (chosen) => {
      expect(slotsIn(slotMask([...chosen, ...chosen, "mon-night", "__proto__"]))).toEqual(chosen);
    }),
  );
});

describe("shiftMask", () => {
  test("Kuchenbuffet, Saturday 14–18", () => {
    expect(touched("2026-11-28T14:00", "2026-11-28T18:00")).toEqual(["sat-afternoon"]);
  });

  test("thirty minutes into a slot ask for nothing, one more does", () => {
    expect(touched("2026-11-28T13:30", "2026-11-28T18:30")).toEqual(["sat-afternoon"]);
    expect(touched("2026-11-28T13:29", "2026-11-28T18:31")).toEqual([
      "sat-midday",
      "sat-afternoon",
      "sat-evening",
    ]);
    expect(touched("2026-11-28T14:00", "2026-11-28T14:30")).toEqual([]);
  });

  test("00 to 06 asks nothing; the evening ends at midnight", () => {
    expect(touched("2026-11-29T00:00", "2026-11-29T06:00")).toEqual([]);
    expect(touched("2026-11-28T22:00", "2026-11-29T06:30")).toEqual(["sat-evening"]);
    expect(touched("2026-11-28T23:15", "2026-11-29T07:00")).toEqual(["sat-evening", "sun-morning"]);
  });

  test("a Sunday evening runs into Monday", () => {
    expect(touched("2026-11-29T20:00", "2026-11-30T08:00")).toEqual(["mon-morning", "sun-evening"]);
  });

  test("a week asks for everything, and a longer period for no more", () => {
    expect(touched("2026-11-24T12:00", "2026-12-01T13:00")).toHaveLength(28);
    expect(touched("2026-06-01T00:00", "2026-09-01T00:00")).toHaveLength(28);
    expect(touched("2026-11-28T18:00", "2026-11-28T14:00")).toEqual([]);
  });

  test.each([
    ["spring", "2026-03-29"],
    ["autumn", "2026-10-25"],
    ["spring", "2027-03-28"],
    ["autumn", "2027-10-31"],
  ])("the night of the %s change (%s) asks nothing and shifts no slot", (_, day) => {
    expect(touched(`${day}T00:00`, `${day}T06:30`)).toEqual([]);
    expect(touched(`${day}T00:00`, `${day}T06:31`)).toEqual(["sun-morning"]);
    expect(touched(`${day}T10:30`, `${day}T18:30`)).toEqual(["sun-midday", "sun-afternoon"]);
    expect(touched(`${day}T10:29`, `${day}T18:31`)).toHaveLength(4);
  });

  test("a shift given in real hours across the change is measured at Berlin's clock", () => {
    const midnight = at("2026-03-29T00:00");
    const hours = (n: number) => new Date(midnight.getTime() + n * 3_600_000);
    // 23 h day: 5.5 real hours after midnight it is 06:30, in autumn 04:30.
    expect(slotsIn(shiftMask({ start: midnight, end: new Date(hours(5.5).getTime() + 60_000) }))).toEqual([
      "sun-morning",
    ]);
    const autumn = at("2026-10-25T00:00");
    expect(shiftMask({ start: autumn, end: new Date(autumn.getTime() + 7.5 * 3_600_000) })).toBe(0);
    expect(shiftMask({ start: autumn, end: new Date(autumn.getTime() + 7.6 * 3_600_000) })).not.toBe(0);
  });
});

describe("fitsFreeTimes", () => {
  const saturday = slotMask(presets.find(({ slug }) => slug === "saturday")?.slots ?? []);

  test("nothing ticked means any time", () => {
    expect(fitsFreeTimes(0, shift("2026-11-24T08:00", "2026-11-24T20:00"))).toBe(true);
  });

  test("a fixed shift needs every slot it touches, one by arrangement needs one", () => {
    const long = ["2026-11-27T16:00", "2026-11-28T12:00"] as const;
    expect(fitsFreeTimes(saturday, shift(...long))).toBe(false);
    expect(fitsFreeTimes(saturday, shift(...long, true))).toBe(true);
    expect(fitsFreeTimes(slotMask(["thu-evening"]), shift(...long, true))).toBe(false);
    expect(fitsFreeTimes(saturday, shift("2026-11-28T07:00", "2026-11-28T23:00"))).toBe(true);
  });

  test("a shift in the small hours suits everybody", () => {
    for (const flexible of [false, true]) {
      expect(fitsFreeTimes(saturday, shift("2026-11-25T01:00", "2026-11-25T05:00", flexible))).toBe(true);
    }
  });

  test("more free time never fits worse", () => {
    const start = at("2026-10-20T00:00").getTime();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 28 - 1 }),
        fc.integer({ min: 0, max: 2 ** 28 - 1 }),
        fc.integer({ min: 0, max: 14 * 24 * 60 }),
        fc.integer({ min: 1, max: 3 * 24 * 60 }),
        fc.boolean(),
        (free, more, from, length, flexible) => {
          const window = {
            start: new Date(start + from * 60_000),
            end: new Date(start + (from + length) * 60_000),
            flexible,
          };
          if (fitsFreeTimes(free, window)) expect(fitsFreeTimes(free | more, window)).toBe(true);
          if (fitsFreeTimes(free, { ...window, flexible: false })) {
            expect(fitsFreeTimes(free, { ...window, flexible: true })).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("four presets of existing slots, none twice", () => {
  expect(presets.map(({ slug }) => slug)).toEqual([
    "weekday-evenings",
    "saturday",
    "sunday",
    "weekday-mornings",
  ]);
  const all = presets.flatMap((preset) => preset.slots);
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((slot) => slots.includes(slot))).toBe(true);
});
