import { describe, expect, test } from "vitest";
import { parseLocal, toLocal } from "~/domain/berlin-time";
import { byWeek, dayKey, firstMonday, mondayOf, weeksShown } from "~/domain/calendar/weeks";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const now = at("2027-04-14T10:00");
const monday = at("2027-04-12T00:00");

test.each([
  ["2027-04-12T00:00", "2027-04-12T00:00"],
  ["2027-04-18T23:59", "2027-04-12T00:00"],
  // Weeks of the clock changes, which are an hour shorter and longer.
  ["2027-03-28T12:00", "2027-03-22T00:00"],
  ["2027-10-31T12:00", "2027-10-25T00:00"],
])("the week of %s begins on %s", (day, begins) => {
  expect(toLocal(mondayOf(at(day)))).toBe(begins);
});

describe("the first week of a page", () => {
  test.each([
    [null, "2027-04-12"],
    ["2027-05-13", "2027-05-10"],
    ["2027-10-31", "2027-10-25"],
    ["2020-01-01", "2027-04-12"],
    ["2099-01-01", "2029-04-09"],
    ["9999-99-99", "2027-04-12"],
    ["2027-04-12'; drop", "2027-04-12"],
  ])("%s is that of %s", (asked, first) => {
    expect(dayKey(firstMonday(asked, now))).toBe(first);
  });
});

describe("dates by week", () => {
  const date = (from: string, to: string) => ({ start: at(from), end: at(to) });
  const days = (dates: { start: Date; end: Date }[], first = monday, clock = now) =>
    byWeek(dates, first, clock).map((week) =>
      week.days.map(({ day, dates }) => `${dayKey(day)} ${dates.length}`),
    );

  test("stand under their day, in their order, and weeks without any stay", () => {
    const saturday = date("2027-04-17T14:00", "2027-04-17T18:00");
    const morning = date("2027-04-17T09:00", "2027-04-17T10:00");
    const may = date("2027-05-09T23:00", "2027-05-10T02:00");
    expect(days([saturday, morning, may])).toEqual([["2027-04-17 2"], [], [], ["2027-05-09 1"]]);
    expect(byWeek([saturday, morning], monday, now)[0]?.days[0]?.dates).toEqual([morning, saturday]);
    expect(byWeek([], monday, now)).toHaveLength(weeksShown);
  });

  test("what runs already stands under today, what is over nowhere", () => {
    expect(days([date("2027-04-10T08:00", "2027-04-20T18:00")])[0]).toEqual(["2027-04-14 1"]);
    expect(days([date("2027-04-14T08:00", "2027-04-14T10:00")])[0]).toEqual([]);
  });

  test("what began before the first week stands under its Monday", () => {
    const first = at("2027-04-26T00:00");
    expect(days([date("2027-04-20T08:00", "2027-04-28T18:00")], first)[0]).toEqual(["2027-04-26 1"]);
  });

  test("a Sunday night of the longer week is still in it", () => {
    const first = at("2027-10-25T00:00");
    const clock = at("2027-10-20T10:00");
    expect(days([date("2027-10-31T23:30", "2027-11-01T01:00")], first, clock)).toEqual([
      ["2027-10-31 1"],
      [],
      [],
      [],
    ]);
  });
});
