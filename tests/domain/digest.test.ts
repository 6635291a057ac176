import { expect, test } from "vitest";
import { parseLocal, toLocal } from "~/domain/berlin-time";
import { weekEnd, weekStart } from "~/domain/budget";
import { digestDue, digestSince, isoWeek } from "~/domain/digest";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};

test.each([
  ["2027-04-15T17:59", null],
  ["2027-04-15T18:00", "2027-W15"],
  ["2027-04-16T17:59", "2027-W15"],
  ["2027-04-16T18:00", null],
])("Thursday's digest at %s: %s", (now, week) => {
  expect(digestDue(at(now), 3)?.week ?? null).toBe(week);
});

test("Sunday's digest still belongs to its week on Monday", () => {
  const due = digestDue(at("2027-04-19T09:00"), 6);
  expect(due).toEqual({ at: at("2027-04-18T18:00"), week: "2027-W15" });
});

test("it tells what was published since the one before, across a change of clocks", () => {
  expect(toLocal(digestSince(at("2027-04-01T18:00")))).toBe("2027-03-25T18:00");
});

test.each([
  ["2026-12-31T12:00", "2026-W53"],
  ["2027-01-01T00:30", "2026-W53"],
  ["2027-01-04T00:00", "2027-W01"],
  ["2029-12-31T12:00", "2030-W01"],
])("%s lies in %s", (day, week) => {
  expect(isoWeek(at(day))).toBe(week);
});

test("a week is Monday to Sunday in Berlin, an hour shorter or longer when clocks change", () => {
  expect(toLocal(weekStart(at("2027-04-18T23:59")))).toBe("2027-04-12T00:00");
  expect(toLocal(weekStart(at("2027-04-19T00:00")))).toBe("2027-04-19T00:00");
  const hours = (day: string) => (weekEnd(at(day)).getTime() - weekStart(at(day)).getTime()) / 3_600_000;
  expect(["2026-03-25T12:00", "2026-07-01T12:00", "2026-10-21T12:00"].map(hours)).toEqual([167, 168, 169]);
});
