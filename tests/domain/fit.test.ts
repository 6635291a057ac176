import { describe, expect, test } from "vitest";
import { parseLocal } from "~/domain/berlin-time";
import { type FitNeed, type FitResident, fitOf } from "~/domain/fit";
import { storedReasons } from "~/domain/stored-reasons";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};

const now = at("2026-11-21T10:00");
const square = { lat: 51.69, lon: 13.235 };

const anna: FitResident = {
  id: "anna",
  interests: [],
  skills: [],
  free: [],
  places: [{ label: "Zuhause", lat: 51.7, lon: 13.235, radiusKm: 5 }],
  birthYear: null,
  consent: false,
  pausedUntil: null,
};

const buffet: FitNeed = {
  point: square,
  category: "celebration",
  requiredSkills: [],
  minimumAge: null,
  shifts: [{ start: at("2026-11-28T14:00"), end: at("2026-11-28T18:00"), flexible: false }],
};

const fits = (resident: Partial<FitResident>, need: Partial<FitNeed> = {}) =>
  fitOf({ ...anna, ...resident }, { ...buffet, ...need }, now) !== null;

describe("who fits a need", () => {
  test("somebody near who ticked nothing fits everything, by their nearest place", () => {
    const row = fitOf(
      { ...anna, places: [...anna.places, { label: "Eltern", lat: 51.691, lon: 13.235, radiusKm: 2 }] },
      buffet,
      now,
    );
    expect(row).toMatchObject({ residentId: "anna", placeLabel: "Eltern", interestMask: 0, freeMask: 0 });
    expect(row?.distanceMetres).toBeCloseTo(111, 0);
  });

  test("only within one of their circles", () => {
    const far = { label: "Arbeit", lat: 51.9, lon: 13.235, radiusKm: 5 };
    expect(fits({ places: [far] })).toBe(false);
    expect(fits({ places: [{ ...far, radiusKm: 24 }] })).toBe(true);
    expect(fits({ places: [] })).toBe(false);
  });

  test("a need without a place reaches everybody who has one", () => {
    expect(fitOf(anna, { ...buffet, point: null }, now)).toMatchObject({ distanceMetres: null });
    expect(fits({ places: [] }, { point: null })).toBe(false);
  });

  test("interests: none means all", () => {
    expect(fits({ interests: ["celebration"] })).toBe(true);
    expect(fits({ interests: ["sport", "nature"] })).toBe(false);
  });

  test("every required skill", () => {
    const skilled: Partial<FitNeed> = { requiredSkills: ["chainsaw", "tractor"] };
    expect(fits({ skills: ["chainsaw"] }, skilled)).toBe(false);
    expect(fits({ skills: ["tractor", "baking", "chainsaw"] }, skilled)).toBe(true);
  });

  test("free for a fixed shift means all of it, by arrangement any of it, and no slot means always", () => {
    const evening = { start: at("2026-11-28T16:00"), end: at("2026-11-28T20:00"), flexible: false };
    expect(fits({ free: ["sat-afternoon"] }, { shifts: [evening] })).toBe(false);
    expect(fits({ free: ["sat-afternoon", "sat-evening"] }, { shifts: [evening] })).toBe(true);
    expect(fits({ free: ["sat-afternoon"] }, { shifts: [{ ...evening, flexible: true }] })).toBe(true);
    expect(fits({ free: ["mon-morning"] })).toBe(false);
    const night = { start: at("2026-11-28T01:00"), end: at("2026-11-28T05:00"), flexible: false };
    expect(fits({ free: ["mon-morning"] }, { shifts: [night] })).toBe(true);
  });

  test("one shift is enough, but not one that is over", () => {
    const over = { start: at("2026-11-20T14:00"), end: at("2026-11-20T18:00"), flexible: false };
    expect(fits({ free: ["fri-afternoon"] }, { shifts: [over, ...buffet.shifts] })).toBe(false);
    expect(fits({ free: ["sat-afternoon"] }, { shifts: [over, ...buffet.shifts] })).toBe(true);
    expect(fits({}, { shifts: [over] })).toBe(false);
  });

  test("age: certainly reached; unknown only where no minimum is asked", () => {
    expect(fits({ birthYear: 2009 })).toBe(true);
    expect(fits({ birthYear: 2010 })).toBe(false);
    expect(fits({ birthYear: 2010, consent: true })).toBe(true);
    expect(fits({ birthYear: 2010, consent: true }, { minimumAge: 16 })).toBe(false);
    expect(fits({ birthYear: 2008 }, { minimumAge: 18 })).toBe(false);
    expect(fits({ birthYear: 2007 }, { minimumAge: 18 })).toBe(true);
    expect(fits({ birthYear: null }, { minimumAge: 18 })).toBe(false);
  });

  test("not while they pause", () => {
    expect(fits({ pausedUntil: at("2026-11-22T00:00") })).toBe(false);
    expect(fits({ pausedUntil: now })).toBe(true);
  });
});

test("stored reasons are read, or not at all", () => {
  const reasons = {
    distanceMetres: 2000,
    placeLabel: "Zuhause",
    interest: true,
    skills: ["baking"],
    weekday: 5,
    anyTime: false,
  };
  expect(storedReasons(JSON.parse(JSON.stringify(reasons)))).toEqual(reasons);
  expect(storedReasons({ ...reasons, skills: ["flying"] })).toBeNull();
  expect(storedReasons("2 km")).toBeNull();
});
