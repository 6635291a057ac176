import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { berlinParts, parseLocal, toLocal } from "~/domain/berlin-time";
import { beforeQuiet, endOfQuiet, isQuiet, type QuietHours, usualQuiet } from "~/domain/quiet-hours";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const quiet = (from: string, until: string, quietSundays = false): QuietHours => {
  const minutes = (text: string) => {
    const [hour = 0, minute = 0] = text.split(":").map(Number);
    return hour * 60 + minute;
  };
  return { quietFrom: minutes(from), quietUntil: minutes(until), quietSundays };
};
const minuteMs = 60_000;
const shifted = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * minuteMs);

test.each([
  ["over midnight, before", "20:30", "08:00", "2026-07-01T20:29", false],
  ["over midnight, from", "20:30", "08:00", "2026-07-01T20:30", true],
  ["over midnight, until", "20:30", "08:00", "2026-07-02T08:00", false],
  ["by day", "13:00", "15:00", "2026-07-01T14:59", true],
  ["by day, after", "13:00", "15:00", "2026-07-01T15:00", false],
  ["never", "09:00", "09:00", "2026-07-01T09:00", false],
])("%s", (_, from, until, instant, expected) => {
  expect(isQuiet(at(instant), quiet(from, until))).toBe(expected);
});

describe("what is due in quiet hours waits for their end", () => {
  test.each([
    ["2026-07-01T20:30", quiet("20:30", "08:00"), "2026-07-02T08:00"],
    ["2026-07-01T13:10", quiet("13:00", "15:30"), "2026-07-01T15:30"],
    // Saturday evening, with Sundays: the night, the day, and the night after it
    ["2026-07-04T21:00", quiet("20:30", "08:00", true), "2026-07-06T08:00"],
    ["2026-07-05T12:00", quiet("09:00", "09:00", true), "2026-07-06T00:00"],
    // both change nights, from before and from within
    ["2026-03-28T23:00", quiet("22:00", "06:15"), "2026-03-29T06:15"],
    ["2026-10-24T23:00", quiet("22:00", "06:15"), "2026-10-25T06:15"],
    // quiet hours that end in the hour that is missing: the clock jumps over their end
    ["2026-03-28T23:00", quiet("22:00", "02:30"), "2026-03-29T03:00"],
    ["2026-10-24T23:00", quiet("22:00", "02:30"), "2026-10-25T02:30"],
  ])("%s", (due, own, rings) => {
    expect(toLocal(endOfQuiet(at(due), own))).toBe(rings);
  });

  test("the doubled hour is quiet twice where it is quiet once", () => {
    const own = quiet("22:00", "02:30");
    const secondTwo = new Date("2026-10-25T01:10:00Z");
    expect(berlinParts(secondTwo)).toMatchObject({ hour: 2, minute: 10 });
    expect(endOfQuiet(secondTwo, own).toISOString()).toBe("2026-10-25T01:30:00.000Z");
  });
});

describe("what must not be late comes before quiet hours", () => {
  test.each([
    ["2026-07-02T07:00", quiet("20:30", "08:00"), "2026-07-01T20:15"],
    ["2026-07-02T12:00", quiet("20:30", "08:00"), "2026-07-02T12:00"],
    // a Sunday of rest: before Saturday's night
    ["2026-07-05T18:00", quiet("20:30", "08:00", true), "2026-07-04T20:15"],
    ["2026-07-06T07:00", quiet("20:30", "08:00", true), "2026-07-04T20:15"],
    ["2026-07-05T18:00", quiet("09:00", "09:00", true), "2026-07-04T23:45"],
    ["2026-03-29T07:00", quiet("22:00", "08:00"), "2026-03-28T21:45"],
    ["2026-10-25T07:00", quiet("22:00", "08:00"), "2026-10-24T21:45"],
    // five minutes a day are all there is
    ["2026-07-02T07:00", quiet("20:05", "20:00"), "2026-07-01T20:04"],
  ])("%s", (due, own, comes) => {
    expect(toLocal(beforeQuiet(at(due), own))).toBe(comes);
  });
});

const anyQuiet = fc.record({
  quietFrom: fc.integer({ min: 0, max: 1439 }),
  quietUntil: fc.integer({ min: 0, max: 1439 }),
  quietSundays: fc.boolean(),
});
/** Any minute of two years, and often one around the changes of clocks. */
const anyMinute = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1) / minuteMs, max: Date.UTC(2028, 0, 1) / minuteMs }),
  ...["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"].map((day) => {
    const change = Date.parse(`${day}T01:00:00Z`) / minuteMs;
    return fc.integer({ min: change - 2 * 1440, max: change + 2 * 1440 });
  }),
);

test("the end of quiet is never earlier, never quiet, and the first such minute", () => {
  fc.assert(
    fc.property(anyMinute, anyQuiet, (minute, own) => {
      const now = new Date(minute * minuteMs);
      const rings = endOfQuiet(now, own);
      expect(isQuiet(rings, own)).toBe(false);
      expect(rings >= now).toBe(true);
      for (let one = now; one < rings; one = shifted(one, 1)) {
        if (!isQuiet(one, own)) throw new Error(`already at ${one.toISOString()}`);
      }
    }),
    { numRuns: 400 },
  );
});

test("before quiet is never later, never quiet, and nothing but quiet lies between", () => {
  fc.assert(
    fc.property(anyMinute, anyQuiet, (minute, own) => {
      const due = new Date(minute * minuteMs);
      const comes = beforeQuiet(due, own);
      expect(isQuiet(comes, own)).toBe(false);
      expect(comes <= due).toBe(true);
      if (comes.getTime() === due.getTime()) return;
      // A quarter of an hour at most is left before the quiet stretch.
      for (let one = shifted(comes, 15); one <= due; one = shifted(one, 1)) {
        if (!isQuiet(one, own)) throw new Error(`not quiet at ${one.toISOString()}`);
      }
    }),
    { numRuns: 400 },
  );
});

test("the usual quiet hours are those of the night", () => {
  expect(usualQuiet).toEqual({ quietFrom: 1230, quietUntil: 480, quietSundays: false });
});
