import { describe, expect, it } from "vitest";
import { choiceValue, looksLikeStreet, readChoice, townsIn } from "~/domain/place-choice";

describe("a choice", () => {
  it("survives its way through a form", () => {
    const choice = { lat: 51.6928, lon: 13.2336, label: "Herzberg (Elster), Elbe-Elster, Brandenburg" };
    expect(readChoice(choiceValue(choice))).toEqual(choice);
  });

  it.each([
    "",
    "51,13",
    "51,13,",
    "91,13,x",
    "51.5,-13.2,x",
    "0,0,x",
    "1e1,13,x",
    "NaN,13,x",
    "51,13,a\u0000b",
    null,
  ])("is not %s", (value) => expect(readChoice(value)).toBeNull());

  it("has a bounded label", () => expect(readChoice(`51,13,${"x".repeat(201)}`)).toBeNull());
});

describe("an address", () => {
  it.each([
    "Lindenstr. 4",
    "Lindenstraße",
    "Am Anger 1a",
    "Kirchweg, Herzberg",
    "Zum Sportplatz 3, 04916 Herzberg",
    "Marktplatz",
  ])("is %s", (text) => expect(looksLikeStreet(text)).toBe(true));

  it.each([
    "Herzberg",
    "04916",
    "04916 Herzberg",
    "Frankfurt (Oder)",
    "Bad Liebenwerda",
    "Turnhalle",
    "",
    "1",
    "a 1",
  ])("is not %s", (text) => expect(looksLikeStreet(text)).toBe(false));

  it("is answered quickly, however long it is", () => {
    expect(looksLikeStreet(`${"a ".repeat(99)}1`)).toBe(false);
    expect(looksLikeStreet("straße ".repeat(10_000))).toBe(false);
  });

  it("names its town", () => {
    expect(townsIn("Lindenstr. 4, 04916 Herzberg")[0]).toBe("04916 Herzberg");
    expect(townsIn("Lindenstr. 4 Bad Liebenwerda")[0]).toBe("Bad Liebenwerda");
    expect(townsIn("Sportplatz Grochwitz")).toContain("Grochwitz");
    expect(townsIn("")).toEqual([]);
  });
});
