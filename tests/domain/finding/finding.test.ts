import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categories } from "~/domain/categories";
import { countChoices } from "~/domain/finding/choices";
import { columnsOf } from "~/domain/finding/columns";
import { eases, type Filter, whens } from "~/domain/finding/filter";
import { kept as keptIn } from "~/domain/finding/keeps";
import type { OpenNeed } from "~/domain/finding/open-need";
import { holdsUntil, type Standpoint, seenFrom } from "~/domain/finding/seen";
import { wishAddress } from "~/domain/finding/wish";
import { slotMask } from "~/domain/free-times";
import { at, filter, herzberg, north, openNeed } from "./village";

const now = at("2026-11-25T10:00");
const visitor: Standpoint = { origin: herzberg, from: [], free: null, suits: () => false };
const resident: Standpoint = { ...visitor, from: [herzberg], free: slotMask(["wed-evening"]) };
const order = (needs: OpenNeed[], standpoint: Standpoint) =>
  seenFrom(needs, standpoint, now).map(({ need }) => need.title);
const kept = (needs: OpenNeed[], query: string, standpoint = resident) => {
  const seen = seenFrom(needs, standpoint, now);
  return keptIn(columnsOf(seen), filter(query))
    .map((at) => seen[at]?.need.title)
    .sort();
};

describe("relevance", () => {
  const soon: [string, string] = ["2026-11-26T10:00", "2026-11-26T11:00"];
  const late: [string, string] = ["2027-03-26T10:00", "2027-03-26T11:00"];

  test("what fits comes first, then the nearer band, then the sooner; what is full comes last", () => {
    const needs = [
      openNeed({ title: "full", status: "filled", shifts: [[...soon, { taken: 3 }]] }),
      openNeed({ title: "far, soon", point: north(30), shifts: [soon] }),
      openNeed({ title: "near, late", point: north(1), shifts: [late] }),
      openNeed({ title: "near, soon", point: north(1.9), shifts: [soon] }),
      openNeed({ title: "fits, far, late", point: north(70), shifts: [late], category: "nature" }),
      openNeed({ title: "from home", point: null, shifts: [soon] }),
      openNeed({ title: "9 km", point: north(9), shifts: [late] }),
      openNeed({ title: "11 km", point: north(11), shifts: [soon] }),
    ];
    const suits = (need: OpenNeed) => need.category === "nature";
    expect(order(needs, { ...resident, suits })).toEqual([
      "fits, far, late",
      "near, soon",
      "near, late",
      "9 km",
      "from home",
      "11 km",
      "far, soon",
      "full",
    ]);
  });

  test("without a place of one's own time alone decides", () => {
    const needs = [
      openNeed({ title: "3", shifts: [late] }),
      openNeed({ title: "2", point: null, shifts: [["2026-11-27T10:00", "2026-11-27T11:00"]] }),
      openNeed({ title: "1", point: north(90), shifts: [soon] }),
    ];
    expect(order(needs, visitor)).toEqual(["1", "2", "3"]);
  });

  test("is the same whatever order they come in", () => {
    const needs = [0, 1, 2, 3, 4, 5].map((nr) => openNeed({ point: nr % 2 ? herzberg : north(0.5) }));
    const once = order(needs, resident);
    expect(order([...needs].reverse(), resident)).toEqual(once);
  });

  test("is the same when only what changed is looked at again", () => {
    const needs = Array.from({ length: 30 }, (_, nr) =>
      openNeed({
        point: north((nr * 17) % 31),
        shifts: [[`2026-11-${26 + (nr % 4)}T1${nr % 9}:00`, "2026-12-01T12:00"]],
      }),
    );
    const before = seenFrom(needs, resident, now);
    const [gone, filled, ...rest] = needs;
    if (!gone || !filled) throw new Error("no needs");
    const later = [...rest, { ...filled, status: "filled" as const }, openNeed({ point: north(3) })];
    const again = seenFrom(later, resident, now, before);
    expect(again).toEqual(seenFrom(later, resident, now));
    expect(again.filter((one) => before.includes(one))).toHaveLength(28);
    const tomorrow = at("2026-11-26T09:00");
    expect(seenFrom(later, resident, tomorrow, again)).toEqual(seenFrom(later, resident, tomorrow));
  });

  test("holds until the first shift or the day ends", () => {
    const seen = seenFrom(
      [openNeed(), openNeed({ shifts: [["2026-11-25T11:00", "2026-11-25T12:00"]] })],
      visitor,
      now,
    );
    expect(holdsUntil(seen, now)).toBe(at("2026-11-25T12:00").getTime());
    expect(holdsUntil([], now)).toBe(at("2026-11-26T00:00").getTime());
  });
});

describe("a filter keeps", () => {
  test("what lies within its kilometres and its part of the map, and what is done from home", () => {
    const needs = [
      openNeed({ title: "4 km", point: north(4) }),
      openNeed({ title: "6 km", point: north(6) }),
      openNeed({ title: "home", point: null }),
    ];
    expect(kept(needs, "km=5")).toEqual(["4 km", "home"]);
    expect(kept(needs, "km=6.1")).toEqual(["4 km", "6 km", "home"]);
    expect(kept(needs, `bbox=13,51.6,14,${north(5).lat}`)).toEqual(["4 km", "home"]);
    expect(kept(needs, `bbox=13,${north(5).lat},14,52`)).toEqual(["6 km", "home"]);
  });

  test("any of its kinds, all of its eases", () => {
    const needs = [
      openNeed({ title: "a", category: "nature", wheelchair: true, noGermanNeeded: true }),
      openNeed({ title: "b", category: "youth", wheelchair: true, requiredSkills: [] }),
      openNeed({ title: "c", category: "sport", withChildren: true }),
    ];
    expect(kept(needs, "category=nature&category=youth")).toEqual(["a", "b"]);
    expect(kept(needs, "ease=wheelchair")).toEqual(["a", "b"]);
    expect(kept(needs, "ease=wheelchair&ease=no-german")).toEqual(["a"]);
    expect(kept(needs, "ease=no-skills")).toEqual(["b"]);
    expect(kept(needs, "ease=with-children")).toEqual(["c"]);
  });

  test("what takes half an hour, or as long as one likes", () => {
    const needs = [
      openNeed({ title: "half", shifts: [["2026-11-26T10:00", "2026-11-26T10:30"]] }),
      openNeed({ title: "more", shifts: [["2026-11-26T10:00", "2026-11-26T10:31"]] }),
      openNeed({ title: "free", shifts: [["2026-11-26T10:00", "2026-11-29T10:00", { flexible: true }]] }),
      openNeed({
        title: "half is full",
        shifts: [
          ["2026-11-26T10:00", "2026-11-26T10:30", { taken: 3 }],
          ["2026-11-26T10:00", "2026-11-26T12:00"],
        ],
      }),
    ];
    expect(kept(needs, "ease=short")).toEqual(["free", "half"]);
  });

  test("what the own free times allow", () => {
    const needs = [
      openNeed({ title: "evening", shifts: [["2026-11-25T19:00", "2026-11-25T21:00"]] }),
      openNeed({ title: "morning", shifts: [["2026-11-26T08:00", "2026-11-26T10:00"]] }),
    ];
    expect(kept(needs, "when=own")).toEqual(["evening"]);
    expect(kept(needs, "when=own", { ...resident, free: 0 })).toEqual(["evening", "morning"]);
    expect(kept(needs, "when=own", visitor)).toEqual([]);
  });

  test("what fits", () => {
    const needs = [openNeed({ title: "a", category: "nature" }), openNeed({ title: "b" })];
    const suits = (need: OpenNeed) => need.category === "nature";
    expect(kept(needs, "fits=on", { ...resident, suits })).toEqual(["a"]);
  });
});

/** A village of everything, small enough to count by hand. */
const shifts: [string, string][] = [
  ["2026-11-25T18:00", "2026-11-25T20:00"],
  ["2026-11-28T10:00", "2026-11-28T10:30"],
  ["2027-01-04T08:00", "2027-01-04T12:00"],
];
const everything = Array.from({ length: 120 }, (_, nr) =>
  openNeed({
    category: categories[nr % categories.length],
    point: nr % 11 === 0 ? null : north((nr * 7) % 60),
    status: nr % 13 === 0 ? "filled" : "open",
    wheelchair: nr % 2 === 0,
    noGermanNeeded: nr % 3 === 0,
    requiredSkills: nr % 5 === 0 ? [] : ["baking"],
    shifts: [shifts[nr % 3] ?? ["", ""]],
  }),
);
const all = seenFrom(everything, { ...resident, suits: (need) => need.title.endsWith("7") }, now);
const open = all.filter(({ need }) => need.status === "open");
const openColumns = columnsOf(open);
const count = (asked: Filter) => keptIn(openColumns, asked).length;

const filters = fc.record({
  ...{ near: fc.constant(null), place: fc.constant("") },
  km: fc.option(fc.constantFrom(2, 7, 50)),
  bbox: fc.option(
    fc.constantFrom({ west: 13, south: 51, east: 14, north: 52 }, { west: 1, south: 1, east: 2, north: 2 }),
  ),
  categories: fc.subarray([...categories]),
  when: fc.option(fc.constantFrom(...whens)),
  ease: fc.subarray([...eases], { maxLength: 2 }),
  fits: fc.boolean(),
});

describe("beside each choice stands", () => {
  test("how many it would leave, as counting them one by one says", () => {
    fc.assert(
      fc.property(filters, (asked) => {
        const { facets } = countChoices(columnsOf(all), asked);
        for (const { km, count: said } of facets.km) expect(said).toBe(count({ ...asked, km }));
        expect(facets.km.map(({ km }) => km)).toEqual(
          asked.km === 7 ? [2, 5, 7, 10, 20, 50] : [2, 5, 10, 20, 50],
        );
        for (const when of whens) expect(facets.when[when]).toBe(count({ ...asked, when }));
        for (const one of categories)
          expect(facets.category[one]).toBe(count({ ...asked, categories: [one] }));
        for (const one of eases)
          expect(facets.ease[one]).toBe(count({ ...asked, ease: [...asked.ease, one] }));
        expect(facets.fits).toBe(count({ ...asked, fits: true }));
      }),
      { numRuns: 200 },
    );
  });

  test("and where nothing is left, what dropping one filter shows", () => {
    fc.assert(
      fc.property(filters, (asked) => {
        const { widen } = countChoices(columnsOf(all), asked);
        if (count(asked) > 0) {
          expect(widen).toEqual([]);
          return;
        }
        const dropped = {
          km: { ...asked, km: null },
          bbox: { ...asked, bbox: null },
          category: { ...asked, categories: [] },
          when: { ...asked, when: null },
          ease: { ...asked, ease: [] },
          fits: { ...asked, fits: false },
        };
        const single = Object.entries(dropped).flatMap(([drop, wider]) =>
          count(wider) > 0 ? [{ drop, count: count(wider) }] : [],
        );
        expect(widen).toEqual(single.length > 0 ? single : [{ drop: "all", count: open.length }]);
      }),
      { numRuns: 300 },
    );
  });

  test("nothing to drop where there is nothing", () => {
    expect(countChoices(columnsOf([]), filter("km=5")).widen).toEqual([]);
  });
});

describe("a wish", () => {
  const profile = { interests: ["nature"], free: ["sat-morning"], places: [{ radiusKm: 7 }] };

  test("of a visitor fills the form with the filter", () => {
    expect(
      wishAddress(filter("place=Herzberg&km=7.5&category=youth&category=nature&when=evenings"), null),
    ).toBe("/join?place=Herzberg&radiusKm=8&interests=nature&interests=youth&free=weekday-evenings");
    expect(wishAddress(filter("near=51.691111,13.232222&when=weekend&km=300"), null)).toMatch(
      /^\/join\?lat=51\.69\d+&lon=13\.2\d+&radiusKm=50&free=saturday&free=sunday$/,
    );
    expect(wishAddress(filter(""), null)).toBe("/join");
  });

  test("of a resident asks for more than the profile does, or is none", () => {
    expect(wishAddress(filter("km=5&category=nature&when=today"), profile)).toBeNull();
    expect(wishAddress(filter("km=20&category=youth"), profile)).toBe(
      "/join?radiusKm=20&interests=nature&interests=youth",
    );
    expect(wishAddress(filter("near=52,13&km=20"), profile)).toBeNull();
    expect(
      wishAddress(filter("category=youth&when=evenings"), { ...profile, interests: [], free: [] }),
    ).toBeNull();
    expect(wishAddress(filter("when=weekend"), profile)).toMatch(
      /^\/join\?free=sat-morning&free=sat-midday&.*sun-evening$/,
    );
  });
});
