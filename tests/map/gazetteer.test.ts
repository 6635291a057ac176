import fc from "fast-check";
import { describe, expect, it } from "vitest";
import gazetteer from "~/models/gazetteer.json";
import { lookUpPlace, nearestPlace, placeByName, searchPlaces } from "~/models/gazetteer.server";
import { fold } from "~/models/place-spelling";

const herzberg = { lat: 51.6928, lon: 13.2336 };

type Row = [name: string, lat: number, lon: number, population: number, district: number];
const rows = gazetteer.places as Row[];

describe("one typo", () => {
  const letters = "abcdefghijklmnopqrstuvwxyzäöüß";
  const longEnough = rows.filter(([name]) => name.replace(/\P{L}/gu, "").length >= 6);
  const mistakes = [
    (name: string, at: number) => name.slice(0, at) + name.slice(at + 1),
    (name: string, at: number, letter: string) => name.slice(0, at) + letter + name.slice(at),
    (name: string, at: number, letter: string) => name.slice(0, at) + letter + name.slice(at + 1),
    (name: string, at: number) =>
      name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2),
  ];

  const folded = rows.map(([name]) => fold(name)).sort();
  const begins = (text: string) => folded.some((name) => name.startsWith(text));

  it("leaves every place or its namesake among the first five, seen from its own surroundings", () => {
    const typed = fc.record({
      row: fc.constantFrom(...longEnough),
      mistake: fc.constantFrom(...mistakes),
      where: fc.nat(60),
      letter: fc.constantFrom(...letters),
    });
    fc.assert(
      fc.property(typed, ({ row: [name, lat, lon], mistake, where, letter }) => {
        const text = mistake(name, where % name.length, letter);
        // Not where it has become the name of other places, or their beginning: then those are meant.
        fc.pre(text.replace(/\P{L}/gu, "").length >= 6 && !begins(fold(text)));
        const near = { lat: lat + 0.05, lon: lon - 0.05 };
        const found = searchPlaces(text, 5, near);
        expect(
          found.map((place) => fold(place.name)),
          text,
        ).toContain(fold(name));
      }),
      { numRuns: 300 },
    );
  });
});

describe("how people write", () => {
  it.each([
    ["hertzberg", "Herzberg (Elster)"],
    ["Hrezberg", "Herzberg (Elster)"],
    ["Herzebrg", "Herzberg (Elster)"],
    ["Herzberg Elster", "Herzberg (Elster)"],
    ["Herzberg (Elster)", "Herzberg (Elster)"],
    ["herzberg brandenburg", "Herzberg (Elster)"],
    ["04916", "Herzberg (Elster)"],
    ["0491", "Herzberg (Elster)"],
    ["04916 Kremitzaue", "Kremitzaue"],
    ["Schönewalde 04916", "Schönewalde"],
    ["frankfurt oder", "Frankfurt (Oder)"],
    ["frankfurt a m", "Frankfurt am Main"],
    ["st wendel", "Sankt Wendel"],
    ["St. Wendel", "Sankt Wendel"],
    ["Sankt Wendel", "Sankt Wendel"],
    ["66606", "Sankt Wendel"],
    ["Zuellsdorf", "Züllsdorf"],
    ["Zullsdorf", "Züllsdorf"],
    ["badlieben", "Bad Liebenwerda"],
    ["Liebenwerde", "Bad Liebenwerda"],
    ["Schorfheide", "Schorfheide"],
  ])("%s is %s", (text, name) => {
    expect(searchPlaces(text, 5, herzberg)[0]?.name).toBe(name);
    expect(placeByName(text, herzberg)?.name).toBe(name);
  });

  it("names the postcode that was asked for, and only then", () => {
    expect(searchPlaces("04916", 1, herzberg)[0]).toMatchObject({ postcode: "04916" });
    expect(searchPlaces("Herzberg", 1, herzberg)[0]).not.toHaveProperty("postcode");
  });

  it("knows every postcode, each where its neighbours are", () => {
    for (const [code = ""] of gazetteer.postcodes as [string, ...number[]][]) {
      const [first] = searchPlaces(code, 1);
      if (!first || first.postcode !== code) expect.unreachable(code);
    }
    expect(searchPlaces("10115", 1)[0]?.name).toBe("Berlin");
    expect(searchPlaces("16247", 9).map(({ name }) => name)).toContain("Joachimsthal");
  });

  it("takes a postcode of nobody's for its neighbour, but only as a guess", () => {
    expect(searchPlaces("04917", 1, herzberg)[0]).toMatchObject({
      name: "Herzberg (Elster)",
      postcode: "04916",
    });
    expect(lookUpPlace("04917", herzberg).place).toBeNull();
    expect(searchPlaces("00000", 5, herzberg)).toEqual([]);
  });
});

describe("what is kept", () => {
  it.each(["Herzberg", "Falkenberg", "04916", "Grochwitz, Herzberg", "München", "herzberg els"])(
    "is sure of %s",
    (text) => expect(lookUpPlace(text, herzberg).place).not.toBeNull(),
  );

  it("asks which of two in one Land is meant", () => {
    const { place, choices } = lookUpPlace("Falkenberg, Bayern", herzberg);
    expect(place).toBeNull();
    expect(choices.map(({ district }) => district).sort()).toEqual([
      "bei Waldkraiburg, Bayern",
      "bei Weiden, Bayern",
    ]);
  });

  it("asks which of several namesakes is meant", () => {
    const { place, choices } = lookUpPlace("Neustadt", herzberg);
    expect(place).toBeNull();
    expect(choices.length).toBeGreaterThan(1);
    expect(new Set(choices.map(({ name, district }) => `${name}, ${district}`)).size).toBe(choices.length);
  });

  it("asks instead of believing a typo", () => {
    const { place, choices } = lookUpPlace("Herzbreg", herzberg);
    expect(place).toBeNull();
    expect(choices[0]?.name).toBe("Herzberg (Elster)");
  });

  it("labels a cell with a village, never with a municipality that has no middle", () => {
    const rough = new Set(rows.slice(gazetteer.rough).map(([name, lat, lon]) => `${name} ${lat} ${lon}`));
    for (const [, lat, lon] of rows.slice(gazetteer.rough)) {
      const place = nearestPlace({ lat, lon });
      if (rough.has(`${place.name} ${place.lat} ${place.lon}`)) expect.unreachable(place.name);
    }
  });
});
