import { expect, test } from "vitest";
import { prefilledJoin } from "~/domain/forms/join-prefill";
import { presets } from "~/domain/free-times";
import { cellCentre } from "~/domain/place";

const read = (query: string) => prefilledJoin(new URLSearchParams(query));

test("an address fills in place, radius, interests and free times", () => {
  expect(read("place=Herzberg&radiusKm=8&interests=youth&interests=nature&free=weekday-evenings")).toEqual({
    ...{ place: "Herzberg", radiusKm: "8", interests: ["nature", "youth"], free: presets[0]?.slots },
  });
  const cell = cellCentre({ lat: 51.6912, lon: 13.2345 });
  expect(read("lat=51.6912&lon=13.2345")).toEqual({ lat: String(cell.lat), lon: String(cell.lon) });
});

test("and nothing else, nor what the form would refuse", () => {
  for (const query of [
    "name=Erika&email=a@b.example&phone=035351234&skills=baking&birthYear=1980&locale=en",
    "radiusKm=0",
    "radiusKm=51",
    "radiusKm=x",
    "interests=beer",
    "free=never",
    "lat=51",
    "lat=91&lon=13",
    "place=%00",
    `place=${"x".repeat(201)}`,
    "radiusKm=5&radiusKm=6",
  ]) {
    expect(read(query), query).toEqual({});
  }
});
