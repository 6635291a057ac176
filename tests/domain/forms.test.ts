import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocal } from "~/domain/berlin-time";
import { categories } from "~/domain/categories";
import { licenceClasses } from "~/domain/credentials";
import { parseFilter } from "~/domain/finding/filter";
import { parseCancelForm } from "~/domain/forms/cancel-form";
import { type FieldError, fieldErrors, shiftIndices, typed, typedList } from "~/domain/forms/form-values";
import { parseJoinForm } from "~/domain/forms/join-form";
import { parseNeedForm } from "~/domain/forms/need-form";
import type { NeedInput } from "~/domain/forms/need-input";
import { needFormValues } from "~/domain/forms/need-values";
import { parseSignupForm } from "~/domain/forms/signup-form";
import { cleanLine } from "~/domain/forms/text";
import { presets, slots } from "~/domain/free-times";
import { needLanguages } from "~/domain/need-language";
import { placeKinds } from "~/domain/need-view";
import { cellCentre } from "~/domain/place";
import { skills } from "~/domain/skills";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const now = at("2026-11-20T12:00");

type Fields = Record<string, string | string[]>;
const form = (fields: Fields) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
const errorsOf = (result: { ok: true } | { ok: false; errors: object }) => (result.ok ? {} : result.errors);
const accepted = <Value>(result: { ok: true; value: Value } | { ok: false; errors: object }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
};

type Refused = [Fields, Record<string, FieldError>];
const named = ([fields, errors]: Refused) => [JSON.stringify(fields).slice(0, 80), fields, errors] as const;

const join = (fields: Fields) => parseJoinForm(form(fields), now, ["de", "en"]);
const signup = (fields: Fields, nameRequired = true) => parseSignupForm(form(fields), now, { nameRequired });
const need = (fields: Fields) => parseNeedForm(form(fields), now);

const someone = { name: "Erika", place: "Herzberg" };
const shiftId = "6f1c2b4e-0d3a-4a57-9a5b-0c1d2e3f4a5b";
const row = (index: number, start: string, end: string, more: Fields = {}): Fields => ({
  [`shifts[${index}].start`]: start,
  [`shifts[${index}].end`]: end,
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`shifts[${index}].${name}`, value])),
});
const cake = {
  intent: "publish",
  title: "Kuchenbuffet beim Dorffest",
  category: "celebration",
  lat: "51.69",
  lon: "13.23",
  ...row(0, "2026-11-28T14:00", "2026-11-28T18:00", { places: "3" }),
};
const without = (fields: Fields, ...names: string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

describe("joining", () => {
  test("a name and a place are enough", () => {
    expect(accepted(join(someone))).toEqual({
      name: "Erika",
      place: "Herzberg",
      point: null,
      radiusKm: 7,
      interests: [],
      skills: [],
      free: [],
      birthYear: null,
      locale: null,
      phone: null,
      email: null,
    });
    expect(accepted(join({ name: "Erika", lat: "51.69", lon: "13.23" })).place).toBeNull();
  });

  test("a point leaves the form as the centre of its cell, from comma or point", () => {
    const { point } = accepted(join({ name: "Erika", lat: "51,6912345", lon: "13.2345678" }));
    expect(point).toEqual(cellCentre({ lat: 51.6912345, lon: 13.2345678 }));
  });

  test("everything at once", () => {
    const value = accepted(
      join({
        ...someone,
        radiusKm: "50",
        interests: ["nature", "celebration", "nature", ""],
        skills: ["heavy-lifting", "baking"],
        free: ["sun-evening", "saturday"],
        birthYear: "1958",
        locale: "en",
        phone: "+49 (3535) 12 34–5",
        email: " Erika@Beispiel.DE ",
      }),
    );
    expect(value).toMatchObject({
      radiusKm: 50,
      interests: ["celebration", "nature"],
      skills: ["baking", "heavy-lifting"],
      free: [...(presets[1]?.slots ?? []), "sun-evening"],
      birthYear: 1958,
      locale: "en",
      phone: "+49 (3535) 12 34-5",
      email: "erika@beispiel.de",
    });
  });

  test.each(
    (
      [
        [{}, { name: "required", place: "place-required" }],
        [{ name: "Erika" }, { place: "place-required" }],
        [{ name: "Erika", lat: "51.69" }, { place: "place-required" }],
        [{ name: " \u200b\u200d\u0000 ", place: "Herzberg" }, { name: "required" }],
        [{ ...someone, name: "x".repeat(81) }, { name: "too-long" }],
        [{ ...someone, name: "x".repeat(1_000_000) }, { name: "too-long" }],
        [{ ...someone, name: ["Erika", "Max"] }, { name: "doubled" }],
        [{ ...someone, radiusKm: "0" }, { radiusKm: "too-small" }],
        [{ ...someone, radiusKm: "51" }, { radiusKm: "too-big" }],
        [{ ...someone, radiusKm: "9".repeat(400) }, { radiusKm: "too-big" }],
        [{ ...someone, radiusKm: "1e309" }, { radiusKm: "not-a-number" }],
        [{ ...someone, radiusKm: "٣" }, { radiusKm: "not-a-number" }],
        [{ ...someone, radiusKm: "7.5" }, { radiusKm: "not-a-number" }],
        [{ ...someone, radiusKm: "0x10" }, { radiusKm: "not-a-number" }],
        [{ ...someone, radiusKm: "NaN" }, { radiusKm: "not-a-number" }],
        [{ ...someone, lat: "90.1", lon: "13" }, { lat: "out-of-range" }],
        [{ name: "Erika", lat: "51", lon: "-180.5" }, { lon: "out-of-range" }],
        [
          { name: "Erika", lat: "Infinity", lon: "1e309" },
          { lat: "not-a-number", lon: "not-a-number" },
        ],
        [{ ...someone, interests: ["nature", "__proto__"] }, { interests: "unknown-choice" }],
        [{ ...someone, skills: "constructor" }, { skills: "unknown-choice" }],
        [{ ...someone, free: "mon-night" }, { free: "unknown-choice" }],
        [{ ...someone, birthYear: "1899" }, { birthYear: "birth-year" }],
        [{ ...someone, birthYear: "2027" }, { birthYear: "birth-year" }],
        [{ ...someone, birthYear: "85" }, { birthYear: "birth-year" }],
        [{ ...someone, locale: "toString" }, { locale: "unknown-choice" }],
        [{ ...someone, phone: "1234" }, { phone: "phone" }],
        [{ ...someone, phone: "0".repeat(31) }, { phone: "phone" }],
        [{ ...someone, phone: "ruf mich an" }, { phone: "phone" }],
        [{ ...someone, phone: "03535 1234;ext=<script>" }, { phone: "phone" }],
        [{ ...someone, email: "erika@" }, { email: "email" }],
        [{ ...someone, email: "a@b.de\nBcc: c@d.de" }, { email: "email" }],
        [{ ...someone, email: `${"a".repeat(250)}@b.de` }, { email: "email" }],
      ] satisfies Refused[]
    ).map(named),
  )("refuses beside the field: %s", (_, fields, errors) => {
    expect(errorsOf(join(fields))).toEqual(errors);
  });

  test("keeps what was typed, lists as lists", () => {
    const result = join({
      name: "  Max ",
      place: "Herz\u0000berg",
      radiusKm: "99",
      skills: ["baking", "flying"],
    });
    if (result.ok) throw new Error("should be refused");
    expect(result.values).toMatchObject({ name: "Max", place: "Herzberg", radiusKm: "99", email: "" });
    expect(typedList(result.values, "skills")).toEqual(["baking", "flying"]);
    expect(typed(result.values, "radiusKm")).toBe("99");
    expect(typed(result.values, "nothing")).toBe("");
  });

  test("the same answer twice is one answer; blanks beside it do not count", () => {
    expect(
      accepted(join({ ...someone, name: ["Erika", "Erika"], lat: ["", "51"], lon: ["13", " "] })).name,
    ).toBe("Erika");
  });

  test("an uploaded file is no text", () => {
    const upload = new FormData();
    upload.set("name", new Blob(["Erika"]), "erika.txt");
    upload.set("place", "Herzberg");
    expect(errorsOf(parseJoinForm(upload, now))).toEqual({ name: "required" });
  });

  test("one spelling, and nothing that a page, a mail header or PostgreSQL cannot bear", () => {
    const { name } = accepted(join({ ...someone, name: "Mu\u0308ller\u0000\u202e\r\n\tKa\ufeffrl\u001b" }));
    expect(name).toBe("Müller Karl");
    expect(cleanLine("Karl\ud800 \udfff!")).toBe("Karl !");
    expect(accepted(join({ ...someone, name: "محمد 👩‍🌾 <b>'; DROP TABLE" })).name).toBe(
      "محمد 👩‍🌾 <b>'; DROP TABLE",
    );
  });
});

describe("posting a need", () => {
  test("title, category, point, a shift and the intent are enough", () => {
    expect(accepted(need(cake))).toEqual({
      intent: "publish",
      title: "Kuchenbuffet beim Dorffest",
      text: "",
      category: "celebration",
      placeKind: "public",
      placeName: "",
      point: { lat: 51.69, lon: 13.23 },
      requiredSkills: [],
      helpfulSkills: [],
      minimumAge: null,
      urgency: "normal",
      urgentReason: "",
      emergency: null,
      contactName: "",
      contactPhone: "",
      phoneRequired: false,
      department: "",
      meetingPoint: "",
      meetAt: "",
      bring: "",
      noGermanNeeded: false,
      wheelchair: false,
      withChildren: false,
      unit: "",
      lang: "de",
      needsBackgroundCheck: false,
      needsFirstAid: false,
      licenceClass: "",
      shifts: [
        { id: null, start: at("2026-11-28T14:00"), end: at("2026-11-28T18:00"), places: 3, flexible: false },
      ],
    });
  });

  test("a typed place will do, and from home none is needed", () => {
    const nowhere = without(cake, "lat", "lon");
    expect(accepted(need({ ...nowhere, placeName: "Festplatz" })).point).toBeNull();
    const home = accepted(need({ ...cake, placeKind: "none", placeName: "Festplatz" }));
    expect([home.point, home.placeName]).toEqual([null, ""]);
    expect(need({ ...nowhere, placeKind: "none" }).ok).toBe(true);
    expect(errorsOf(need(nowhere))).toEqual({ placeName: "place-required" });
    expect(errorsOf(need({ ...nowhere, placeKind: "private" }))).toEqual({ placeName: "place-required" });
  });

  test("a draft needs its title only, but what it says must be right", () => {
    expect(accepted(need({ intent: "draft", title: "Später" }))).toMatchObject({
      intent: "draft",
      category: null,
      shifts: [],
    });
    expect(need({ ...cake, intent: "draft", ...row(0, "2020-01-01T10:00", "2020-01-01T11:00") }).ok).toBe(
      true,
    );
    expect(errorsOf(need({ intent: "draft" }))).toEqual({ title: "required" });
    expect(errorsOf(need({ intent: "draft", title: "x", category: "beer" }))).toEqual({
      category: "unknown-choice",
    });
  });

  test.each<[string, Fields, Record<string, FieldError>]>([
    [
      "nothing",
      {},
      {
        intent: "required",
        title: "required",
        category: "required",
        placeName: "place-required",
        "shifts[0].start": "shift-required",
      },
    ],
    ["no category", without(cake, "category"), { category: "required" }],
    ["unknown category", { ...cake, category: "__proto__" }, { category: "unknown-choice" }],
    ["unknown intent", { ...cake, intent: "delete" }, { intent: "unknown-choice" }],
    ["unknown kind of place", { ...cake, placeKind: "secret" }, { placeKind: "unknown-choice" }],
    ["unknown skills", { ...cake, requiredSkills: "hasOwnProperty" }, { requiredSkills: "unknown-choice" }],
    ["title too long", { ...cake, title: "x".repeat(121) }, { title: "too-long" }],
    ["text too long", { ...cake, text: "x".repeat(4001) }, { text: "too-long" }],
    ["off the map", { ...cake, lat: "-91", lon: "181" }, { lat: "out-of-range", lon: "out-of-range" }],
    ["age", { ...cake, minimumAge: "100" }, { minimumAge: "too-big" }],
    ["negative age", { ...cake, minimumAge: "-1" }, { minimumAge: "too-small" }],
    ["checkbox", { ...cake, wheelchair: "maybe" }, { wheelchair: "unknown-choice" }],
    [
      "ends before it starts",
      { ...cake, ...row(0, "2026-11-28T18:00", "2026-11-28T14:00") },
      { "shifts[0].end": "end-before-start" },
    ],
    [
      "ends when it starts",
      { ...cake, ...row(0, "2026-11-28T18:00", "2026-11-28T18:00") },
      { "shifts[0].end": "end-before-start" },
    ],
    ["past", { ...cake, ...row(0, "2026-11-20T10:00", "2026-11-20T12:00") }, { "shifts[0].start": "past" }],
    [
      "too long",
      { ...cake, ...row(0, "2026-11-28T14:00", "2026-12-12T14:01") },
      { "shifts[0].end": "shift-too-long" },
    ],
    [
      "too long by arrangement",
      { ...cake, ...row(0, "2026-11-28T14:00", "2027-02-28T14:01", { flexible: "on" }) },
      { "shifts[0].end": "shift-too-long" },
    ],
    ["half a row", { ...cake, ...row(1, "2026-11-28T14:00", "") }, { "shifts[1].end": "required" }],
    [
      "no date",
      { ...cake, ...row(0, "tomorrow", "2026-02-30T10:00") },
      { "shifts[0].start": "date", "shifts[0].end": "date" },
    ],
    ["no places", { ...cake, "shifts[0].places": "0" }, { "shifts[0].places": "too-small" }],
    ["too many places", { ...cake, "shifts[0].places": "501" }, { "shifts[0].places": "too-big" }],
    ["places in words", { ...cake, "shifts[0].places": "drei" }, { "shifts[0].places": "not-a-number" }],
    [
      "a doubled start",
      { ...cake, "shifts[0].start": ["2026-11-28T14:00", "2026-11-28T15:00"] },
      { "shifts[0].start": "doubled" },
    ],
  ])("refuses beside the field: %s", (_, fields, errors) => {
    expect(errorsOf(need(fields))).toEqual(errors);
  });

  test("the longest shifts, across the autumn change", () => {
    expect(need({ ...cake, ...row(0, "2027-10-24T14:00", "2027-11-07T14:00") }).ok).toBe(true);
    const period = row(0, "2026-11-28T14:00", "2027-02-28T14:00", { flexible: "1" });
    expect(accepted(need({ ...cake, ...period })).shifts[0]?.flexible).toBe(true);
  });

  test("a shift in the night of the spring change: the gap moves forward, and may swallow the shift", () => {
    const later = { ...cake, ...row(0, "2027-03-28T01:30", "2027-03-28T02:30") };
    expect(accepted(need(later)).shifts[0]).toMatchObject({
      start: new Date("2027-03-28T00:30:00Z"),
      end: new Date("2027-03-28T01:30:00Z"),
    });
    expect(errorsOf(need({ ...cake, ...row(0, "2027-03-28T02:30", "2027-03-28T03:15") }))).toEqual({
      "shifts[0].end": "end-before-start",
    });
  });

  test("a doubled hour is the first at both ends", () => {
    const night = { ...cake, ...row(0, "2027-10-31T02:00", "2027-10-31T03:00") };
    expect(accepted(need(night)).shifts[0]).toMatchObject({
      start: new Date("2027-10-31T00:00:00Z"),
      end: new Date("2027-10-31T02:00:00Z"),
    });
  });

  test("empty rows are ignored wherever they stand, and errors name the row they are in", () => {
    const rows = { ...row(1, "", " ", { places: "5", flexible: "on" }), ...row(7, "2026-11-29T14:00", "") };
    expect(errorsOf(need({ ...cake, ...rows }))).toEqual({ "shifts[7].end": "required" });
    const result = need({ ...cake, ...rows });
    if (result.ok) throw new Error("should be refused");
    expect(shiftIndices(Object.keys(result.values))).toEqual([0, 1, 7]);
    expect(typed(result.values, "shifts[7].start")).toBe("2026-11-29T14:00");
    expect(accepted(need({ ...cake, ...row(1, "", "") })).shifts).toHaveLength(1);
  });

  test("twenty shifts, not one more", () => {
    const many = (count: number): Fields =>
      Object.assign(
        { ...cake },
        ...Array.from({ length: count }, (_, index) => row(index, "2026-11-28T14:00", "2026-11-28T15:00")),
      );
    expect(accepted(need(many(20))).shifts).toHaveLength(20);
    expect(errorsOf(need(many(21)))).toEqual({ "shifts[20].start": "too-many" });
  });

  test("a skill is required or helpful, not both", () => {
    const value = accepted(need({ ...cake, requiredSkills: "baking", helpfulSkills: ["cooking", "baking"] }));
    expect([value.requiredSkills, value.helpfulSkills]).toEqual([["baking"], ["cooking"]]);
  });

  test("checkboxes", () => {
    const value = accepted(need({ ...cake, wheelchair: "on", withChildren: "true", noGermanNeeded: "1" }));
    expect(value).toMatchObject({ wheelchair: true, withChildren: true, noGermanNeeded: true });
    expect(accepted(need({ ...cake, wheelchair: "false" })).wheelchair).toBe(false);
  });

  describe("changing a need", () => {
    const stored = { id: shiftId, start: at("2026-11-19T10:00"), end: at("2026-11-19T12:00") };
    const past = row(1, "2026-11-19T10:00", "2026-11-19T12:00", { id: shiftId });

    test("a stored shift keeps its id and may have passed; moved within the past it may not", () => {
      const kept = accepted(parseNeedForm(form({ ...cake, ...past }), now, [stored]));
      expect(kept.shifts.map(({ id }) => id)).toEqual([null, shiftId]);
      const moved = { ...cake, ...past, "shifts[1].start": "2026-11-19T09:00" };
      expect(errorsOf(parseNeedForm(form(moved), now, [stored]))).toEqual({ "shifts[1].start": "past" });
    });

    test("an id from elsewhere, or used twice, makes a new shift", () => {
      const foreign = { ...cake, "shifts[0].id": "ffffffff-0000-4000-8000-000000000000" };
      expect(accepted(parseNeedForm(form(foreign), now, [stored])).shifts[0]?.id).toBeNull();
      const twice = {
        ...cake,
        "shifts[0].id": shiftId,
        ...row(1, "2026-11-29T10:00", "2026-11-29T12:00", { id: shiftId }),
      };
      expect(accepted(parseNeedForm(form(twice), now, [stored])).shifts.map(({ id }) => id)).toEqual([
        shiftId,
        null,
      ]);
    });

    test("the form filled from a stored need reads back as that need", () => {
      const words = fc.constantFrom(
        "",
        "Turnhalle",
        "Bitte Schürze\n\nmitbringen",
        "Kuchen & <b>Kaffee</b>",
        "قهوة",
      );
      const line = words.map((text) => text.replace(/\n/g, ""));
      const skillSplit = fc
        .tuple(fc.subarray([...skills]), fc.subarray([...skills]))
        .map(([required, helpful]) => ({
          requiredSkills: required,
          helpfulSkills: helpful.filter((skill) => !required.includes(skill)),
        }));
      const shift = fc
        .record({
          id: fc.option(fc.uuid()),
          from: fc.integer({ min: 60, max: 500_000 }),
          // an hour less than fourteen days, for the day of the spring change has one less
          length: fc.integer({ min: 120, max: 14 * 1440 - 60 }),
          places: fc.integer({ min: 1, max: 500 }),
          flexible: fc.boolean(),
        })
        .map(({ from, length, ...rest }) => ({
          ...rest,
          start: new Date(now.getTime() + from * 60_000),
          end: new Date(now.getTime() + (from + length) * 60_000),
        }))
        // the second of a doubled hour has no local time of its own
        .filter(({ start, end }) =>
          [start, end].every((date) => date.toISOString().slice(0, 13) !== "2027-10-31T01"),
        );
      const needs = fc.record({
        title: fc.constantFrom("Aufbau", "Kuchen"),
        text: words,
        category: fc.constantFrom(...categories),
        placeKind: fc.constantFrom(...placeKinds),
        placeName: line,
        lat: fc.double({ min: 47, max: 55, noNaN: true }).map((n) => Math.round(n * 1e6) / 1e6),
        lon: fc.double({ min: 6, max: 15, noNaN: true }).map((n) => Math.round(n * 1e6) / 1e6),
        minimumAge: fc.option(fc.integer({ min: 1, max: 99 })),
        contactName: line,
        contactPhone: fc.constantFrom("", "03535 1234"),
        phoneRequired: fc.boolean(),
        department: line,
        meetingPoint: line,
        meetAt: line,
        bring: words,
        noGermanNeeded: fc.boolean(),
        wheelchair: fc.boolean(),
        withChildren: fc.boolean(),
        unit: line,
        lang: fc.constantFrom(...needLanguages),
        needsBackgroundCheck: fc.boolean(),
        needsFirstAid: fc.boolean(),
        licenceClass: fc.constantFrom("" as const, ...licenceClasses),
        shifts: fc.uniqueArray(shift, { minLength: 1, maxLength: 4, selector: ({ id }) => id ?? {} }),
      });
      const calls = fc.constantFrom(
        { urgency: "normal" as const, urgentReason: "", emergency: null },
        { urgency: "urgent" as const, urgentReason: "Der Bus fällt aus", emergency: null },
        { urgency: "urgent" as const, urgentReason: "Das Wasser steigt", emergency: "flood" as const },
      );
      fc.assert(
        fc.property(needs, skillSplit, calls, (some, split, call) => {
          const { lat, lon, ...rest } = { ...some, ...split, ...call };
          const ids = some.shifts.flatMap(({ id, start, end }) => (id ? [{ id, start, end }] : []));
          const filled = form({ ...needFormValues({ ...rest, lat, lon }), intent: "publish" });
          const nowhere = some.placeKind === "none";
          const expected: NeedInput = {
            ...rest,
            intent: "publish",
            placeName: nowhere ? "" : rest.placeName,
            point: nowhere ? null : { lat, lon },
          };
          expect(accepted(parseNeedForm(filled, now, ids))).toEqual(expected);
        }),
      );
    });
  });
});

describe("signing up", () => {
  test("a shift and a name are enough; somebody known needs no name", () => {
    expect(accepted(signup({ shiftId: shiftId.toUpperCase(), name: "Erika" }))).toEqual({
      shiftId,
      name: "Erika",
      people: 1,
      phone: null,
      guardianPhone: null,
      birthYear: null,
    });
    expect(accepted(signup({ shiftId, people: "5", birthYear: "1990" }, false))).toMatchObject({
      name: null,
      people: 5,
      birthYear: 1990,
    });
  });

  test.each(
    (
      [
        [{}, { shiftId: "required", name: "required" }],
        [{ shiftId: "1 OR 1=1", name: "x" }, { shiftId: "unknown-choice" }],
        [{ shiftId: `${shiftId}\u0000`, name: "x" }, { shiftId: "unknown-choice" }],
        [{ shiftId: [shiftId, shiftId.replace("6", "7")], name: "x" }, { shiftId: "doubled" }],
        [{ shiftId, name: "x", people: "6" }, { people: "too-big" }],
        [{ shiftId, name: "x", people: "0" }, { people: "too-small" }],
        [{ shiftId, name: "x", people: "1e1" }, { people: "not-a-number" }],
      ] satisfies Refused[]
    ).map(named),
  )("refuses beside the field: %s", (_, fields, errors) => {
    expect(errorsOf(signup(fields))).toEqual(errors);
  });
});

test("cancelling: one tap for the weather, a word for anything else", () => {
  const cancel = (fields: Fields) => parseCancelForm(form(fields));
  expect(accepted(cancel({ reason: "weather" }))).toEqual({ reason: "weather", text: "" });
  expect(accepted(cancel({ reason: "other", text: " Grippe " }))).toEqual({
    reason: "other",
    text: "Grippe",
  });
  expect(errorsOf(cancel({ reason: "other" }))).toEqual({ text: "required" });
  expect(errorsOf(cancel({}))).toEqual({ reason: "reason-required" });
  expect(errorsOf(cancel({ reason: "valueOf" }))).toEqual({ reason: "unknown-choice" });
});

describe("whatever arrives", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "",
      "\u0000",
      "\ud800",
      "\udfff\ud800",
      "__proto__",
      "constructor",
      "1e309",
      "-0",
      "٣",
      "NaN",
      "on",
      "<script>alert(1)</script>",
      "'; DROP TABLE persons; --",
      "2026-11-28T14:00",
      "2026-03-29T02:30",
      "publish",
      "draft",
      "51.69",
      "baking",
      "sat-evening",
      "\u202eevil",
      "a".repeat(5000),
      `a${" ".repeat(20_000)}b`,
      shiftId,
    ),
  );
  const names = fc.oneof(
    fc.constantFrom(
      ..."name place lat lon radiusKm interests skills free birthYear locale phone email".split(" "),
      ..."title text category placeKind placeName requiredSkills helpfulSkills minimumAge".split(" "),
      ..."urgency contactName contactPhone phoneRequired meetingPoint meetAt bring unit intent".split(" "),
      ..."shiftId people reason __proto__ constructor shifts shifts[] shifts[0] shifts[-1].start".split(" "),
      ..."shifts[0].start shifts[0].end shifts[0].places shifts[0].flexible shifts[0].id".split(" "),
      ..."shifts[999].start shifts[1e3].end shifts[00].end shifts[__proto__].start near km".split(" "),
    ),
    fc.string(),
  );
  const forms = fc.array(fc.tuple(names, nasty), { maxLength: 40 }).map((entries) => {
    const data = new FormData();
    for (const [name, value] of entries) data.append(name, value);
    return data;
  });

  test("no form throws; errors are known words, and values are clean", () => {
    fc.assert(
      fc.property(forms, (data) => {
        for (const result of [
          parseJoinForm(data, now),
          parseNeedForm(data, now, []),
          parseSignupForm(data, now, { nameRequired: true }),
          parseCancelForm(data),
        ]) {
          if (!result.ok) {
            expect(Object.keys(result.errors).length).toBeGreaterThan(0);
            for (const error of Object.values(result.errors)) expect(fieldErrors).toContain(error);
          }
          const kept = JSON.stringify(result.ok ? result.value : result.values);
          expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]|\u202e/);
        }
        const query = new URLSearchParams();
        for (const [name, value] of data) query.append(name, String(value));
        parseFilter(query);
      }),
      { numRuns: 300 },
    );
  });

  test("a form as large as a body may be is read in the time its size takes", () => {
    const data = new URLSearchParams();
    for (let index = 0; index < 1000; index += 1) data.append(`shifts[${index}].end`, "");
    for (let index = 0; index < 200_000; index += 1) data.append("a", "");
    data.append("title", `a${" ".repeat(1_000_000)}b`);
    data.append("text", `a${" ".repeat(16_000)}b`);
    data.append("email", `${"a.".repeat(300_000)}@b`);
    const started = performance.now();
    expect(parseNeedForm(data, now).ok).toBe(false);
    expect(parseJoinForm(data, now).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("every slot and preset can be chosen", () => {
    const all = [...slots, ...presets.map(({ slug }) => slug)];
    expect(accepted(join({ ...someone, free: all })).free).toEqual(slots);
  });
});
