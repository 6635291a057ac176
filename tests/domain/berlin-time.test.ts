import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDaysBerlin, berlinInstant, berlinParts, parseLocal, toLocal } from "~/domain/berlin-time";

const instant = (text: string | null) => (text === null ? null : (parseLocal(text)?.toISOString() ?? null));

describe("parseLocal", () => {
  test("reads summer and winter time", () => {
    expect(instant("2026-11-28T14:00")).toBe("2026-11-28T13:00:00.000Z");
    expect(instant("2026-07-04T14:00")).toBe("2026-07-04T12:00:00.000Z");
    expect(instant("2026-07-04 14:00:59")).toBe("2026-07-04T12:00:00.000Z");
  });

  test.each([
    ["2026-03-29", "2026-03-29T01:30:00.000Z"],
    ["2027-03-28", "2027-03-28T01:30:00.000Z"],
  ])("a time in the spring gap moves forward (%s)", (day, expected) => {
    expect(instant(`${day}T02:30`)).toBe(expected);
    expect(toLocal(new Date(expected))).toBe(`${day}T03:30`);
    expect(instant(`${day}T01:59`)).toBe(`${day}T00:59:00.000Z`);
    expect(instant(`${day}T02:00`)).toBe(`${day}T01:00:00.000Z`);
    expect(instant(`${day}T03:00`)).toBe(`${day}T01:00:00.000Z`);
  });

  test.each(["2026-10-25", "2027-10-31"])("a doubled time is the first (%s)", (day) => {
    expect(instant(`${day}T01:59`)).toBe(new Date(`${day}T01:59:00+02:00`).toISOString());
    expect(instant(`${day}T02:00`)).toBe(`${day}T00:00:00.000Z`);
    expect(instant(`${day}T02:30`)).toBe(`${day}T00:30:00.000Z`);
    expect(instant(`${day}T03:00`)).toBe(`${day}T02:00:00.000Z`);
  });

  test.each([
    "",
    "2026-11-28",
    "2026-02-29T10:00",
    "2026-04-31T10:00",
    "2026-13-01T10:00",
    "2026-00-10T10:00",
    "2026-01-01T24:00",
    "2026-01-01T10:60",
    "2026-01-01T10:00Z",
    "2026-01-01T10:00+02:00",
    "9999-12-31T23:59",
    "1969-12-31T23:59",
    "0000-01-01T00:00",
    "٢٠٢٦-٠١-٠١T10:00",
    "2026-01-01T10:00\n",
    "__proto__",
  ])("refuses %j", (text) => {
    expect(parseLocal(text)).toBeNull();
  });

  test("reads back what toLocal prints, but for the second of a doubled hour", () => {
    const minutes = fc
      .integer({ min: Date.UTC(1980, 5, 1) / 60_000, max: Date.UTC(2150, 0, 1) / 60_000 })
      .map((minute) => new Date(minute * 60_000));
    fc.assert(
      fc.property(minutes, (date) => {
        const read = parseLocal(toLocal(date))?.getTime() ?? Number.NaN;
        const doubled = toLocal(new Date(date.getTime() - 3_600_000)) === toLocal(date);
        expect(read).toBe(doubled ? date.getTime() - 3_600_000 : date.getTime());
      }),
      { numRuns: 500 },
    );
  });

  test("prints back what it reads, but for the spring gap", () => {
    const wall = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(wall, ({ month, day, hour, minute }) => {
        const two = (n: number) => String(n).padStart(2, "0");
        const text = `2027-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
        const gap = month === 3 && day === 28 && hour === 2;
        expect(toLocal(parseLocal(text) as Date)).toBe(gap ? text.replace("T02", "T03") : text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the calendar of Berlin", () => {
  test("berlinParts knows the weekday from Monday on, across midnight", () => {
    expect(berlinParts(new Date("2026-11-28T22:59:00Z"))).toEqual({
      year: 2026,
      month: 11,
      day: 28,
      hour: 23,
      minute: 59,
      weekday: 5,
    });
    expect(berlinParts(new Date("2026-11-29T23:00:00Z"))).toMatchObject({ day: 30, hour: 0, weekday: 0 });
  });

  test("addDaysBerlin keeps the clock across both changes", () => {
    expect(toLocal(addDaysBerlin(new Date("2026-03-28T13:00:00Z"), 1))).toBe("2026-03-29T14:00");
    expect(addDaysBerlin(new Date("2026-03-28T13:00:00Z"), 1).toISOString()).toBe("2026-03-29T12:00:00.000Z");
    expect(addDaysBerlin(new Date("2026-10-24T12:00:00Z"), 1).toISOString()).toBe("2026-10-25T13:00:00.000Z");
    expect(addDaysBerlin(new Date("2026-10-26T13:00:12.345Z"), -2).toISOString()).toBe(
      "2026-10-24T12:00:12.345Z",
    );
  });

  test("a change day has 23 or 25 hours", () => {
    const hours = (month: number, day: number) =>
      (berlinInstant({ year: 2026, month, day: day + 1, hour: 0, minute: 0 }).getTime() -
        berlinInstant({ year: 2026, month, day, hour: 0, minute: 0 }).getTime()) /
      3_600_000;
    expect([hours(3, 28), hours(3, 29), hours(10, 25), hours(10, 26)]).toEqual([24, 23, 25, 24]);
  });

  test("days and hours may overflow", () => {
    expect(toLocal(berlinInstant({ year: 2026, month: 12, day: 31, hour: 24, minute: 0 }))).toBe(
      "2027-01-01T00:00",
    );
  });
});
