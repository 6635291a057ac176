import { describe, expect, it } from "vitest";
import { nearestPlace, placeByName, searchPlaces } from "~/models/gazetteer.server";
import { placeIndex } from "~/models/place-index";
import { closestPlace, findPlaces, rankPlaces } from "~/models/place-search";
import { fold } from "~/models/place-spelling";

const herzberg = { lat: 51.6928, lon: 13.2336 };

describe("searching the gazetteer", () => {
  it("finds a town by its beginning, in any case and near the municipality first", () => {
    expect(searchPlaces("herz", 5, herzberg)[0]?.name).toBe("Herzberg (Elster)");
    expect(searchPlaces("HERZBERG", 5, herzberg)[0]?.name).toBe("Herzberg (Elster)");
  });

  it("takes a name with or without its brackets", () => {
    for (const text of ["Herzberg Elster", "herzberg(elster)", " Herzberg  (Elster) "]) {
      expect(placeByName(text)?.name).toBe("Herzberg (Elster)");
    }
    expect(placeByName("Falkenberg/Elster")?.lat).toBeCloseTo(51.5856, 3);
  });

  it("finds what sounds alike when nothing is written so", () => {
    expect(searchPlaces("hertzberg", 3, herzberg)[0]?.name).toBe("Herzberg (Elster)");
    expect(searchPlaces("hertz", 3, herzberg)[0]?.name).toBe("Herzberg (Elster)");
    expect(searchPlaces("Finsterwaldte", 3, herzberg)[0]?.name).toBe("Finsterwalde");
  });

  it("treats umlauts, their two letters and their bare vowel alike", () => {
    for (const text of ["Zülls", "Zuells", "Zulls"]) {
      expect(searchPlaces(text, 3, herzberg)[0]?.name).toBe("Züllsdorf");
    }
    expect(placeByName("Übigau", herzberg)?.name).toBe("Uebigau");
    expect(placeByName("Großräschen")?.name).toBe("Großräschen");
    expect(placeByName("GROSSRAESCHEN")?.name).toBe("Großräschen");
  });

  it("finds a later word of a name", () => {
    expect(searchPlaces("Liebenwerda", 3)[0]?.name).toBe("Bad Liebenwerda");
    expect(searchPlaces("Kirchhain", 9, herzberg).map((place) => place.name)).toContain("Doberlug-Kirchhain");
  });

  it("knows hamlets and tells places of one name apart", () => {
    for (const name of ["Grochwitz", "Frauenhorst", "Rahnisdorf", "Arnsnesta", "Redlin"]) {
      expect(placeByName(name, herzberg)).toMatchObject({ name, district: "Elbe-Elster, Brandenburg" });
    }
    const named = searchPlaces("Falkenberg", 10).map((place) => `${place.name}, ${place.district}`);
    expect(new Set(named).size).toBe(named.length);
  });

  it("reads an addition after a comma and skips a postcode", () => {
    expect(placeByName("Falkenberg, Bayern")?.district).toContain("Bayern");
    expect(placeByName("Herzberg (Elster), Elbe-Elster, Brandenburg")?.name).toBe("Herzberg (Elster)");
    expect(placeByName("Buckau, Herzberg (Elster)")).toMatchObject({ lat: 51.6719 });
    expect(placeByName("04916 Herzberg")?.name).toBe("Herzberg (Elster)");
  });

  it("prefers the large of equal names where no point is given", () => {
    expect(placeByName("München")?.lat).toBeCloseTo(48.137, 2);
    expect(placeByName("berlin")?.lat).toBeCloseTo(52.52, 1);
  });

  it("answers nothing to nothing, and survives hostile text", () => {
    for (const text of [
      "",
      "  ",
      "%%%",
      "\0",
      "🙂",
      "qxqxqx",
      "<script>alert(1)</script>",
      "a".repeat(100_000),
    ]) {
      expect(searchPlaces(text, 5)).toEqual([]);
      expect(placeByName(text)).toBeNull();
    }
  });

  it("keeps to the limit", () => {
    expect(searchPlaces("b", 7)).toHaveLength(7);
  });
});

describe("how a name answers to what was typed", () => {
  it.each([
    ["müllrose", "Müllrose", "name"],
    ["MUELLROSE", "Müllrose", "spelling"],
    ["grosskmehlen", "Großkmehlen", "spelling"],
    ["badlieb", "Bad Liebenwerda", "beginning"],
    ["liebenw", "Bad Liebenwerda", "words"],
    ["hertzberg", "Herzberg (Elster)", "sound"],
    ["finsterwalbe", "Finsterwalde", "typo"],
    ["fimsterw", "Finsterwalde", "typo-begun"],
    ["fimsterwalbe", "Finsterwalde", "typos"],
    ["fimstarwalbe", "Finsterwalde", undefined],
  ])("%s: %s by its %s", (typed, name, match) => {
    const index = placeIndex([{ name, lat: 51, lon: 13, population: 1 }]);
    expect(rankPlaces(index, typed)[0]?.match).toBe(match);
  });
});

describe("the nearest place", () => {
  it("is nearest in kilometres: a degree to the east is shorter than one to the north", () => {
    const at = (name: string, lat: number, lon: number) => ({ name, lat, lon, population: 1 });
    const index = placeIndex([at("North", 51.1, 13), at("East", 51, 13.14)]);
    expect(closestPlace(index, { lat: 51, lon: 13 })?.name).toBe("East");
  });

  it("labels a cell", () => {
    expect(nearestPlace(herzberg).name).toBe("Herzberg (Elster)");
    expect(nearestPlace({ lat: 51.74, lon: 13.17 }).name).toBe("Arnsnesta");
    expect(nearestPlace({ lat: 0, lon: 0 }).name).not.toBe("");
  });

  it("is undefined without places", () => {
    expect(closestPlace(placeIndex([]), herzberg)).toBeUndefined();
  });
});

describe("folding", () => {
  it("keeps beginnings, so that a search works while somebody types", () => {
    for (const name of ["Neuenhagen bei Berlin", "Schönewalde", "Uebigau", "Groß Düben", "Aue-Bad Schlema"]) {
      for (let length = 1; length <= name.length; length += 1) {
        expect(fold(name).startsWith(fold(name.slice(0, length)))).toBe(true);
      }
    }
  });

  it("finds every place by its own name", () => {
    const index = placeIndex([{ name: "Ä/Ö (ß)", lat: 51, lon: 13, population: 1 }]);
    expect(findPlaces(index, "Ä/Ö (ß)", 1)).toHaveLength(1);
  });
});
