import { describe, expect, test } from "vitest";
import { factsOf, whenBit } from "~/domain/finding/facts";
import { type When, whens } from "~/domain/finding/filter";
import { windowsAt } from "~/domain/finding/when";
import { at, openNeed } from "./village";

const whensOf = (now: string, ...shift: [string, string, { flexible?: boolean }?]): When[] => {
  const instant = at(now);
  const { when } = factsOf(openNeed({ shifts: [shift] }), instant, windowsAt(instant));
  return whens.filter((one) => (when & whenBit[one]) !== 0);
};
const byArrangement = { flexible: true };

// 23 November 2026 is a Monday; clocks go forward on Sunday 28 March 2027 and back on Sunday 31 October 2027.
test.each([
  ["2026-11-25T10:00", "2026-11-26T00:00", "2026-11-28T00:00", "2026-11-30T00:00"],
  ["2026-11-23T00:00", "2026-11-24T00:00", "2026-11-28T00:00", "2026-11-30T00:00"],
  ["2026-11-27T23:59", "2026-11-28T00:00", "2026-11-28T00:00", "2026-11-30T00:00"],
  ["2026-11-28T11:00", "2026-11-29T00:00", "2026-11-28T11:00", "2026-11-30T00:00"],
  ["2026-11-29T23:30", "2026-11-30T00:00", "2026-11-29T23:30", "2026-11-30T00:00"],
  ["2027-03-24T10:00", "2027-03-25T00:00", "2027-03-27T00:00", "2027-03-29T00:00"],
  ["2027-10-31T01:30", "2027-11-01T00:00", "2027-10-31T01:30", "2027-11-01T00:00"],
])("at %s today lasts until %s, the weekend from %s until %s", (now, midnight, from, until) => {
  expect(windowsAt(at(now))).toEqual({
    today: { start: at(now), end: at(midnight) },
    weekend: { start: at(from), end: at(until) },
  });
});

describe("a fixed shift counts by the moment at which one can begin", () => {
  test.each<[string, string, string, When[]]>([
    ["2026-11-25T10:00", "2026-11-25T14:00", "2026-11-25T16:00", ["today"]],
    ["2026-11-25T10:00", "2026-11-25T08:00", "2026-11-25T16:00", ["today"]],
    ["2026-11-25T10:00", "2026-11-25T17:00", "2026-11-25T19:00", ["today", "evenings"]],
    ["2026-11-25T10:00", "2026-11-25T16:59", "2026-11-25T19:00", ["today"]],
    ["2026-11-25T10:00", "2026-11-26T00:00", "2026-11-26T03:00", []],
    ["2026-11-25T10:00", "2026-11-28T14:00", "2026-11-28T16:00", ["weekend"]],
    ["2026-11-25T10:00", "2026-11-28T18:00", "2026-11-28T20:00", ["weekend"]],
    ["2026-11-25T10:00", "2026-11-27T20:00", "2026-11-28T02:00", ["evenings"]],
    ["2026-11-28T00:30", "2026-11-27T20:00", "2026-11-28T02:00", ["today", "weekend", "evenings"]],
    ["2026-11-25T10:00", "2026-11-30T00:00", "2026-11-30T02:00", []],
    ["2026-11-29T10:00", "2026-11-28T10:00", "2026-11-28T12:00", []],
    ["2026-11-25T10:00", "2026-12-05T10:00", "2026-12-05T12:00", []],
    // The night in which the clocks go forward, and the evening after it.
    ["2027-03-26T10:00", "2027-03-28T01:30", "2027-03-28T03:30", ["weekend"]],
    ["2027-03-26T10:00", "2027-03-29T17:00", "2027-03-29T18:00", ["evenings"]],
    ["2027-10-29T10:00", "2027-10-31T23:30", "2027-11-01T01:00", ["weekend"]],
  ])("at %s, from %s to %s: %j", (now, start, end, expected) => {
    expect(whensOf(now, start, end)).toEqual(expected);
  });
});

describe("one by arrangement has only to overlap", () => {
  test.each<[string, string, string, When[]]>([
    ["2026-11-25T10:00", "2026-11-23T08:00", "2026-12-06T20:00", ["today", "weekend", "evenings"]],
    ["2026-11-25T10:00", "2026-11-27T08:00", "2026-11-28T10:00", ["weekend", "evenings"]],
    ["2026-11-25T10:00", "2026-11-26T08:00", "2026-11-26T17:30", ["evenings"]],
    ["2026-11-25T10:00", "2026-11-26T08:00", "2026-11-26T17:29", []],
    ["2026-11-25T10:00", "2026-11-28T00:00", "2026-11-30T00:00", ["weekend"]],
    ["2026-11-28T10:00", "2026-11-27T00:00", "2026-11-29T20:00", ["today", "weekend"]],
    ["2027-03-27T10:00", "2027-03-27T20:00", "2027-03-29T17:30", ["today", "weekend", "evenings"]],
  ])("at %s, from %s to %s: %j", (now, start, end, expected) => {
    expect(whensOf(now, start, end, byArrangement)).toEqual(expected);
  });
});

test("only shifts with a place left count, as long as there are any", () => {
  const now = at("2026-11-25T10:00");
  const need = openNeed({
    shifts: [
      ["2026-11-25T14:00", "2026-11-25T15:00", { taken: 3 }],
      ["2026-11-28T14:00", "2026-11-28T15:00"],
    ],
  });
  const facts = factsOf(need, now, windowsAt(now));
  expect(facts).toMatchObject({
    when: whenBit.weekend,
    placesLeft: 3,
    next: at("2026-11-28T14:00").getTime(),
  });
});

test("facts are remembered until a shift or the day ends, and not for an earlier clock", () => {
  const need = openNeed({
    shifts: [
      ["2026-11-25T14:00", "2026-11-25T15:00"],
      ["2026-11-28T14:00", "2026-11-28T15:00"],
    ],
  });
  const facts = (local: string) => factsOf(need, at(local), windowsAt(at(local)));
  const first = facts("2026-11-25T10:00");
  expect(facts("2026-11-25T14:59")).toBe(first);
  const second = facts("2026-11-25T15:00");
  expect(second.when).toBe(whenBit.weekend);
  expect(facts("2026-11-25T23:59")).toBe(second);
  expect(facts("2026-11-26T00:00")).not.toBe(second);
  expect(facts("2026-11-25T10:00").when).toBe(first.when);
});
