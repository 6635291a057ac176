import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { berlinParts, parseLocal, toLocal } from "~/domain/berlin-time";
import { isNight, ringAt } from "~/domain/night";
import { changedShifts, changeMatters, noticeTime } from "~/domain/notices";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};

test.each([
  ["2026-07-01T07:59", true],
  ["2026-07-01T08:00", false],
  ["2026-07-01T20:29", false],
  ["2026-07-01T20:30", true],
  ["2026-07-01T00:00", true],
])("isNight(%s) is %s", (text, night) => {
  expect(isNight(at(text))).toBe(night);
});

test.each([
  ["2026-12-31T23:10", "2027-01-01T08:00"],
  ["2026-07-01T20:30", "2026-07-02T08:00"],
  ["2026-07-01T03:00", "2026-07-01T08:00"],
  ["2026-07-01T12:34", "2026-07-01T12:34"],
  // both change nights of two years, from before and from within
  ["2026-03-28T21:00", "2026-03-29T08:00"],
  ["2026-03-29T03:30", "2026-03-29T08:00"],
  ["2026-10-24T21:00", "2026-10-25T08:00"],
  ["2026-10-25T02:30", "2026-10-25T08:00"],
  ["2027-03-27T20:30", "2027-03-28T08:00"],
  ["2027-10-30T20:30", "2027-10-31T08:00"],
])("what is due at %s rings at %s", (due, rings) => {
  expect(toLocal(ringAt(at(due)))).toBe(rings);
});

test("the change nights are an hour shorter and longer", () => {
  const wait = (text: string) => (ringAt(at(text)).getTime() - at(text).getTime()) / 3_600_000;
  expect([wait("2026-03-28T21:00"), wait("2026-03-27T21:00"), wait("2026-10-24T21:00")]).toEqual([
    10, 11, 12,
  ]);
  // the second 02:30 of the autumn night, which no local time can name
  expect(ringAt(new Date("2026-10-25T01:30:00Z")).toISOString()).toBe("2026-10-25T07:00:00.000Z");
});

test("ringAt is never earlier, never in the night, and the first such minute", () => {
  const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minute, (n) => {
      const now = new Date(n * 60_000);
      const rings = ringAt(now);
      expect(isNight(rings)).toBe(false);
      expect(rings >= now).toBe(true);
      if (rings > now) {
        expect(isNight(new Date(rings.getTime() - 60_000))).toBe(true);
        expect(berlinParts(rings)).toMatchObject({ hour: 8, minute: 0 });
        expect(rings.getTime() - now.getTime()).toBeLessThanOrEqual(12.5 * 3_600_000);
      }
    }),
    { numRuns: 500 },
  );
});

describe("noticeTime", () => {
  const night = at("2026-07-01T22:00");
  const morning = at("2026-07-02T08:00");
  const day = at("2026-07-01T12:00");
  const soon = at("2026-07-02T10:00");
  const later = at("2026-07-02T10:01");

  test("invitations wait for the morning, however near the shift", () => {
    expect(noticeTime("invitation", night, soon)).toEqual({ deliverAt: morning, silent: false });
    expect(noticeTime("invitation", day, soon)).toEqual({ deliverAt: day, silent: false });
  });

  test("a change goes at once, without sound at night unless the shift is within 12 h", () => {
    expect(noticeTime("changed", night, later)).toEqual({ deliverAt: night, silent: true });
    expect(noticeTime("changed", night, soon)).toEqual({ deliverAt: night, silent: false });
    expect(noticeTime("changed", day, later)).toEqual({ deliverAt: day, silent: false });
  });

  test.each(["cancelled", "first-signup", "full", "withdrawn", "nobody-yet"] as const)(
    "%s waits for the morning unless the shift is within 12 h",
    (kind) => {
      expect(noticeTime(kind, night, later)).toEqual({ deliverAt: morning, silent: false });
      expect(noticeTime(kind, night, soon)).toEqual({ deliverAt: night, silent: false });
      expect(noticeTime(kind, day, later)).toEqual({ deliverAt: day, silent: false });
    },
  );
});

describe("what a change asks of those coming", () => {
  const before = {
    placeKind: "public" as const,
    placeName: "Festplatz",
    lat: 51.69,
    lon: 13.23,
    meetingPoint: "Festzelt",
    meetAt: "13:45",
    shifts: [
      { id: "a", start: at("2026-07-04T14:00"), end: at("2026-07-04T18:00") },
      { id: "b", start: at("2026-07-05T14:00"), end: at("2026-07-05T18:00") },
    ],
  };
  const [a, b] = before.shifts as [(typeof before.shifts)[0], (typeof before.shifts)[0]];

  test("nothing when time and place stay, a new shift included", () => {
    const c = { id: "c", start: at("2026-07-06T14:00"), end: at("2026-07-06T18:00") };
    expect(changeMatters(before, { ...before, shifts: [b, { ...a, start: new Date(a.start) }, c] })).toBe(
      false,
    );
  });

  test.each([
    { placeName: "Turnhalle" },
    { lat: 51.7 },
    { lon: null },
    { meetingPoint: "Hintereingang" },
    { meetAt: "13:30" },
    { placeKind: "none" as const },
  ])("everybody when the place changes: %j", (change) => {
    expect(changedShifts(before, { ...before, ...change })).toEqual(["a", "b"]);
    expect(changeMatters(before, { ...before, ...change })).toBe(true);
  });

  test("only those in a shift that moved or is gone", () => {
    const moved = { ...b, end: at("2026-07-05T19:00") };
    expect(changedShifts(before, { ...before, shifts: [a, moved] })).toEqual(["b"]);
    expect(
      changedShifts(before, { ...before, shifts: [{ ...a, start: at("2026-07-04T13:00") }, b] }),
    ).toEqual(["a"]);
    expect(changedShifts(before, { ...before, shifts: [b] })).toEqual(["a"]);
  });
});
