import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLocal, toLocal } from "~/domain/berlin-time";
import { isQuiet, usualQuiet } from "~/domain/quiet-hours";
import { reminderDue, remindersOf } from "~/domain/reminders";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const longAgo = at("2026-01-01T12:00");
const times = (start: string, confirmedAt = longAgo, quiet = usualQuiet) =>
  remindersOf({ start: at(start), confirmedAt }, quiet).map(({ which, at }) => [which, toLocal(at)]);

test("the evening before and two hours before", () => {
  expect(times("2026-07-04T14:00")).toEqual([
    ["evening", "2026-07-03T18:00"],
    ["soon", "2026-07-04T12:00"],
  ]);
});

test("what falls into quiet hours comes before they begin; two close together are one", () => {
  expect(times("2026-07-04T08:30")).toEqual([["evening", "2026-07-03T18:00"]]);
  const noon = { quietFrom: 11 * 60, quietUntil: 13 * 60, quietSundays: false };
  expect(times("2026-07-04T14:00", longAgo, noon)).toEqual([
    ["evening", "2026-07-03T18:00"],
    ["soon", "2026-07-04T10:45"],
  ]);
});

test("Sunday's rest moves Monday's evening reminder before Saturday night", () => {
  expect(times("2026-07-06T14:00", longAgo, { ...usualQuiet, quietSundays: true })).toEqual([
    ["evening", "2026-07-04T20:15"],
    ["soon", "2026-07-06T12:00"],
  ]);
});

test("a yes that came later needs no reminder; one that came after the evening gets the second", () => {
  expect(times("2026-07-04T14:00", at("2026-07-03T19:00"))).toEqual([["soon", "2026-07-04T12:00"]]);
  expect(times("2026-07-04T14:00", at("2026-07-04T12:30"))).toEqual([]);
  // early in the morning: the second one, moved before the night, stands alone
  expect(times("2026-07-04T08:30", at("2026-07-03T19:00"))).toEqual([["soon", "2026-07-03T20:15"]]);
});

test("clock changes: two real hours before, and six in the evening by the clock", () => {
  expect(times("2026-03-29T10:00")).toEqual([
    ["evening", "2026-03-28T18:00"],
    ["soon", "2026-03-29T08:00"],
  ]);
  expect(times("2026-10-25T10:00")).toEqual([
    ["evening", "2026-10-24T18:00"],
    ["soon", "2026-10-25T08:00"],
  ]);
});

test("due is the latest whose time has come, until the start", () => {
  const promised = { start: at("2026-07-04T14:00"), confirmedAt: longAgo };
  const which = (now: string) => reminderDue(promised, usualQuiet, at(now))?.which ?? null;
  expect(["17:59", "18:00"].map((time) => which(`2026-07-03T${time}`))).toEqual([null, "evening"]);
  expect(["11:59", "12:00", "13:59", "14:00"].map((time) => which(`2026-07-04T${time}`))).toEqual([
    "evening",
    "soon",
    "soon",
    null,
  ]);
});

test("none is ever in quiet hours, nor after the start, whatever the hours", () => {
  const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
  const quiet = fc.record({
    quietFrom: fc.integer({ min: 0, max: 1439 }),
    quietUntil: fc.integer({ min: 0, max: 1439 }),
    quietSundays: fc.boolean(),
  });
  fc.assert(
    fc.property(minute, quiet, (start, own) => {
      const promised = { start: new Date(start * 60_000), confirmedAt: new Date(0) };
      const reminders = remindersOf(promised, own);
      expect(reminders.length).toBeGreaterThan(0);
      for (const { at } of reminders) {
        expect(isQuiet(at, own)).toBe(false);
        expect(at < promised.start).toBe(true);
      }
    }),
  );
});
