import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categories } from "~/domain/categories";
import { eases, type Filter, filterSearch, parseFilter, whens } from "~/domain/finding/filter";

const read = (query: string) => parseFilter(new URLSearchParams(query));
const none: Filter = {
  ...{ near: null, place: "", km: null, bbox: null, categories: [], when: null, ease: [], fits: false },
};

describe("a filter", () => {
  test("is read from an address", () => {
    expect(read("near=51.69,13.23&km=10&category=youth&category=nature&category=beer")).toEqual({
      ...none,
      near: { lat: 51.69, lon: 13.23 },
      km: 10,
      categories: ["nature", "youth"],
    });
    expect(
      read("place=%20Herzberg%20&when=weekend&ease=short&ease=no-german&fits=on&bbox=13.1,51.6,13.4,51.8"),
    ).toEqual({
      ...none,
      place: "Herzberg",
      when: "weekend",
      ease: ["no-german", "short"],
      fits: true,
      bbox: { west: 13.1, south: 51.6, east: 13.4, north: 51.8 },
    });
  });

  test("leaves out what makes no sense", () => {
    for (const query of [
      "",
      "near=51.69",
      "near=51.69,13.23,5",
      "near=91,0",
      "near=0,181",
      "near=,",
      "near=1e309,0",
      "near=٣,٣",
      "km=0",
      "km=-5",
      "km=1e309",
      "km=99999",
      "category=__proto__",
      "near=%00&km=%FF&category=%ED%A0%80",
      "when=tomorrow&ease=easy&fits=yes",
      "bbox=1,2,3",
      "bbox=1,2,3,4,5",
      "bbox=3,2,1,4",
      "bbox=1,4,3,2",
      "bbox=200,0,300,10",
      "bbox=a,b,c,d",
      "place=%00%20",
    ]) {
      expect(read(query), query).toEqual(none);
    }
  });

  test("keeps the map's edges on the globe", () => {
    expect(read("bbox=-500,-100,500,100").bbox).toEqual({ west: -180, south: -90, east: 180, north: 90 });
  });

  const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((n) => n / 1e5 + 0);
  const bounds = fc
    .tuple(
      fc.uniqueArray(degrees(180), { minLength: 2, maxLength: 2 }),
      fc.uniqueArray(degrees(90), { minLength: 2, maxLength: 2 }),
    )
    .map(([lons, lats]) => {
      const [west = 0, east = 0] = lons.sort((a, b) => a - b);
      const [south = 0, north = 0] = lats.sort((a, b) => a - b);
      return { west, south, east, north };
    });
  const filters: fc.Arbitrary<Filter> = fc.record({
    near: fc.option(fc.record({ lat: degrees(90), lon: degrees(180) })),
    place: fc.constantFrom(
      "",
      "Herzberg (Elster)",
      "04916 Grochwitz & Co",
      "Łódź, a+b=c?#%",
      "Ä".repeat(100),
    ),
    km: fc.option(fc.oneof(fc.integer({ min: 1, max: 500 }), fc.constantFrom(2.5, 499.99))),
    bbox: fc.option(bounds),
    categories: fc.subarray([...categories]),
    when: fc.option(fc.constantFrom(...whens)),
    ease: fc.subarray([...eases]),
    fits: fc.boolean(),
  });

  test("is the same after it was written into an address and read again", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(new URLSearchParams(filterSearch(filter).toString()))).toEqual(filter);
      }),
      { numRuns: 500 },
    );
  });

  test("of whatever arrived is one that stays as it is", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\ud800",
        "-0,-0",
        "0,-0.000001",
        "1e-7,2",
        "-0,0,1,1",
        " A\u0308\u200b  x",
        "\u0958".repeat(300),
      ),
    );
    const names = ["near", "place", "km", "bbox", "category", "when", "ease", "fits"];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), text)), (sent) => {
        const first = parseFilter(new URLSearchParams(sent));
        expect(parseFilter(new URLSearchParams(filterSearch(first).toString()))).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });
});
