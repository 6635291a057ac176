import { describe, expect, test } from "vitest";
import { ageAt } from "~/domain/age";
import { parseLocal } from "~/domain/berlin-time";
import { filledStatus, isFull, needStatuses, progress } from "~/domain/need-status";
import { type SignupQuestion, type SignupRefusal, signupRefusal } from "~/domain/signup";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};

const shift = {
  id: "s",
  start: at("2026-11-28T14:00"),
  end: at("2026-11-28T18:00"),
  places: 3,
  flexible: false,
};
const fine: SignupQuestion = {
  need: { status: "open", minimumAge: null, phoneRequired: false },
  shift,
  taken: 0,
  people: 1,
  own: [],
  birthYear: null,
  consent: false,
  phone: null,
  now: at("2026-11-20T12:00"),
};
const own = (start: string, end: string, flexible = false) => [
  { shiftId: "other", start: at(start), end: at(end), flexible },
];
const mine = [{ shiftId: "s", start: shift.start, end: shift.end, flexible: false }];

const table: [string, Partial<SignupQuestion>, SignupRefusal | null][] = [
  ["somebody unknown", {}, null],
  ["the last place", { taken: 2 }, null],
  ["no place left", { taken: 3 }, "full"],
  ["more people than places", { taken: 2, people: 2 }, "full"],
  ["overfull", { taken: 9 }, "full"],
  ["a filled need", { need: { ...fine.need, status: "filled" } }, "full"],
  ["a draft", { need: { ...fine.need, status: "draft" } }, "closed"],
  ["a closed need", { need: { ...fine.need, status: "closed" } }, "closed"],
  ["a cancelled need", { need: { ...fine.need, status: "cancelled" }, own: mine }, "closed"],
  ["while it runs", { now: at("2026-11-28T17:59") }, null],
  ["at its end", { now: at("2026-11-28T18:00") }, "past"],
  ["twice", { own: mine }, "already"],
  [
    "a double tap on the last place",
    { own: mine, taken: 3, need: { ...fine.need, status: "filled" } },
    "already",
  ],
  ["fifteen", { birthYear: 2010 }, "consent"],
  ["fifteen, a guardian agreed", { birthYear: 2010, consent: true }, null],
  ["fifteen, full already", { birthYear: 2010, taken: 3 }, "full"],
  ["sixteen for certain", { birthYear: 2009 }, null],
  ["below the minimum", { birthYear: 2008, need: { ...fine.need, minimumAge: 18 } }, "too-young"],
  ["at the minimum", { birthYear: 2007, need: { ...fine.need, minimumAge: 18 } }, null],
  ["a low minimum is no permission", { birthYear: 2012, need: { ...fine.need, minimumAge: 12 } }, "consent"],
  [
    "consent does not lift the need's own age",
    { birthYear: 2010, consent: true, need: { ...fine.need, minimumAge: 18 } },
    "too-young",
  ],
  [
    "no consent, below the need's own age",
    { birthYear: 2010, need: { ...fine.need, minimumAge: 18 } },
    "too-young",
  ],
  ["minimum, age unknown", { need: { ...fine.need, minimumAge: 18 } }, "birth-year"],
  ["minimum nought", { need: { ...fine.need, minimumAge: 0 } }, null],
  ["overlapping", { own: own("2026-11-28T17:00", "2026-11-28T20:00") }, "clash"],
  ["enclosing", { own: own("2026-11-28T08:00", "2026-11-28T22:00") }, "clash"],
  ["one after the other", { own: own("2026-11-28T18:00", "2026-11-28T20:00") }, null],
  ["one before the other", { own: own("2026-11-28T10:00", "2026-11-28T14:00") }, null],
  ["beside one by arrangement", { own: own("2026-11-01T00:00", "2026-12-01T00:00", true) }, null],
  [
    "by arrangement beside a fixed one",
    { own: own("2026-11-28T15:00", "2026-11-28T16:00"), shift: { ...shift, flexible: true } },
    null,
  ],
  ["phone required", { need: { ...fine.need, phoneRequired: true } }, "phone"],
  ["blank phone", { need: { ...fine.need, phoneRequired: true }, phone: "  " }, "phone"],
  ["phone given", { need: { ...fine.need, phoneRequired: true }, phone: "03535 1234" }, null],
  [
    "nothing is asked for a place that is gone",
    { taken: 3, need: { status: "open", minimumAge: 18, phoneRequired: true } },
    "full",
  ],
];

test.each(table)("signing up, %s", (_, change, refusal) => {
  expect(signupRefusal({ ...fine, ...change })).toBe(refusal);
});

test("shifts on both sides of a change night clash by instants, not by clock faces", () => {
  // 02:30 exists twice: first 01:30Z−1h, then an hour later. The shift from the second hour on is free.
  const early = {
    shiftId: "o",
    start: new Date("2026-10-24T22:00:00Z"),
    end: new Date("2026-10-25T01:00:00Z"),
  };
  const late = { ...shift, start: new Date("2026-10-25T01:00:00Z"), end: new Date("2026-10-25T04:00:00Z") };
  const ask = { ...fine, now: at("2026-10-01T00:00"), shift: late };
  expect(signupRefusal({ ...ask, own: [{ ...early, flexible: false }] })).toBeNull();
  const longer = { ...early, end: new Date("2026-10-25T01:01:00Z"), flexible: false };
  expect(signupRefusal({ ...ask, own: [longer] })).toBe("clash");
  // In spring 02:00 is 03:00: one that ends at the gap and one that begins there do not overlap.
  const spring = { ...shift, start: at("2026-03-29T03:00"), end: at("2026-03-29T09:00") };
  const before = {
    shiftId: "o",
    start: at("2026-03-28T22:00"),
    end: at("2026-03-29T02:00"),
    flexible: false,
  };
  expect(signupRefusal({ ...fine, now: at("2026-03-01T00:00"), shift: spring, own: [before] })).toBeNull();
});

test("the age is the one of Berlin's year, the birthday taken as still to come", () => {
  expect(ageAt(2010, at("2026-12-31T23:59"))).toBe(15);
  expect(ageAt(2010, new Date("2026-12-31T23:00:00Z"))).toBe(16);
});

describe("need status", () => {
  const now = at("2026-11-28T12:00");
  const part = (places: number, taken: number, end = "2026-11-28T18:00") => ({ places, taken, end: at(end) });

  test("an overfull shift does not hide the gap in another", () => {
    expect(progress([part(3, 5), part(2, 1)])).toEqual({ found: 4, places: 5 });
    expect(progress([])).toEqual({ found: 0, places: 0 });
    expect(isFull([part(3, 5), part(2, 1)], now)).toBe(false);
  });

  test("shifts that are over do not keep a need open", () => {
    expect(isFull([part(3, 0, "2026-11-28T12:00"), part(2, 2)], now)).toBe(true);
    expect(isFull([part(3, 3, "2026-11-28T11:00")], now)).toBe(false);
    expect(isFull([], now)).toBe(false);
  });

  test("only open and filled follow the count", () => {
    const follow = (taken: number) =>
      needStatuses.map((status) => filledStatus(status, [part(2, taken)], now));
    expect(follow(2)).toEqual(["draft", "filled", "filled", "closed", "cancelled"]);
    expect(follow(1)).toEqual(["draft", "open", "open", "closed", "cancelled"]);
  });
});
