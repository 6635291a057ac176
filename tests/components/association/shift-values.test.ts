import { describe, expect, it } from "vitest";
import {
  copiedShifts,
  firstShift,
  movedEnd,
  nextShift,
  shiftRows,
  withoutShift,
  withShift,
} from "~/components/association/shift-values";

const row = {
  index: 0,
  id: "",
  start: "2026-11-28T14:00",
  end: "2026-11-28T16:00",
  places: "3",
  flexible: false,
};

describe("firstShift", () => {
  it.each([
    ["Friday", "2026-11-27T12:00:00+01:00", "2026-11-28"],
    ["Saturday, never today", "2026-11-28T07:00:00+01:00", "2026-12-05"],
    ["Sunday", "2026-11-29T12:00:00+01:00", "2026-12-05"],
    ["Saturday before the clocks change", "2026-10-24T12:00:00+02:00", "2026-10-31"],
  ])("on %s is the coming Saturday, 14–18", (_day, now, date) => {
    const { start, end, places } = firstShift(new Date(now));
    expect([start, end, places]).toEqual([`${date}T14:00`, `${date}T18:00`, "3"]);
  });
});

describe("nextShift", () => {
  it("begins where the last one ends and takes as long", () => {
    expect(nextShift([row])).toEqual({
      ...row,
      index: 1,
      start: "2026-11-28T16:00",
      end: "2026-11-28T18:00",
    });
  });

  it("is empty after a row that makes no sense, and counts on over gaps", () => {
    expect(nextShift([{ ...row, index: 4, end: "" }])).toMatchObject({ index: 5, start: "", end: "" });
    expect(nextShift([])).toMatchObject({ index: 0, start: "", places: "1" });
  });
});

describe("movedEnd", () => {
  it("keeps the length of a shift when its beginning moves", () => {
    expect(movedEnd("2026-11-28T14:00", "2026-11-29T09:30", "2026-11-28T16:00")).toBe("2026-11-29T11:30");
  });

  it("leaves alone what it cannot understand", () => {
    expect(movedEnd("", "2026-11-29T09:30", "2026-11-28T16:00")).toBe("2026-11-28T16:00");
    expect(movedEnd("2026-11-28T14:00", "", "")).toBe("");
  });
});

describe("rows of the form", () => {
  it("go into its values and come out again", () => {
    const values = withShift(withShift({ title: "Zelt" }, row), { ...row, index: 3, flexible: true });
    expect(shiftRows(values)).toEqual([row, { ...row, index: 3, flexible: true }]);
    expect(shiftRows(withoutShift(values, 0)).map(({ index }) => index)).toEqual([3]);
    expect(withoutShift(values, 0)).toMatchObject({ title: "Zelt" });
  });
});

describe("copiedShifts", () => {
  const shift = (start: string, end: string) => ({
    id: "a",
    start: new Date(start),
    end: new Date(end),
    places: 2,
  });
  it.each([
    ["what is ahead stays", "2026-11-20T12:00:00+01:00", "2026-11-28T14:00:00+01:00"],
    ["last week's is next week's", "2026-12-01T12:00:00+01:00", "2026-12-05T14:00:00+01:00"],
    [
      "a year ago, at the same hour of the same weekday",
      "2027-11-22T12:00:00+01:00",
      "2027-11-27T14:00:00+01:00",
    ],
    ["over the change of the clocks", "2027-03-28T12:00:00+02:00", "2027-04-03T14:00:00+02:00"],
  ])("%s", (_what, now, start) => {
    const two = [
      shift("2026-11-28T14:00:00+01:00", "2026-11-28T16:00:00+01:00"),
      shift("2026-11-29T14:00:00+01:00", "2026-11-29T16:00:00+01:00"),
    ];
    const [first, second] = copiedShifts(two, new Date(now));
    expect(first).toMatchObject({ id: null, start: new Date(start), places: 2 });
    expect(Number(second?.start) - Number(first?.start)).toBe(86_400_000);
    expect(Number(first?.end) - Number(first?.start)).toBe(7_200_000);
  });

  it("is nothing without dates", () => {
    expect(copiedShifts([], new Date())).toEqual([]);
  });
});
