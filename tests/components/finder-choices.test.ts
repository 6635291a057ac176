import { expect, it } from "vitest";
import { addressOf, chosenOf, nothingChosen, ticked, toggled, widened } from "~/components/finder-choices";
import { type Filter, parseFilter } from "~/domain/finding/filter";

const filter: Filter = {
  near: { lat: 51.69, lon: 13.23 },
  place: "Herzberg",
  km: 10,
  bbox: { west: 13, south: 51, east: 14, north: 52 },
  categories: ["nature", "sport"],
  when: "weekend",
  ease: ["wheelchair"],
  fits: true,
};

it("takes each choice back on its own", () => {
  const chosen = chosenOf(filter);
  expect(chosen.map(({ kind }) => kind)).toEqual([
    ...["bbox", "place", "km", "fits", "when"],
    ...["category", "category", "ease"],
  ]);
  expect(chosen.find(({ kind }) => kind === "category")?.without.categories).toEqual(["sport"]);
  expect(chosen.find(({ kind }) => kind === "place")?.without).toMatchObject({
    place: "",
    near: null,
    km: 10,
  });
  expect(chosenOf(nothingChosen)).toEqual([]);
});

it("writes addresses that are read back as the same filter", () => {
  const address = addressOf("/m/herzberg-elster", filter, true, 2);
  expect(address).toMatch(/^\/m\/herzberg-elster\?/);
  const params = new URL(address, "http://localhost").searchParams;
  expect(parseFilter(params)).toEqual(filter);
  expect([params.get("view"), params.get("page")]).toEqual(["list", "2"]);
  expect(addressOf("/", nothingChosen, false)).toBe("/");
});

it("drops what stands in the way, and keeps where somebody looks from", () => {
  expect(widened(filter, "bbox").bbox).toBeNull();
  expect(widened(filter, "category").categories).toEqual([]);
  expect(chosenOf(widened(filter, "all")).map(({ kind }) => kind)).toEqual(["place"]);
});

it("ticks and unticks", () => {
  expect(toggled(["a"], "b", true)).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a", false)).toEqual(["b"]);
});

it("counts what was ticked before anybody listened", () => {
  const box = { type: "checkbox", name: "category", value: "nature", checked: true, defaultChecked: true };
  const near = { type: "radio", name: "km", value: "5", checked: true, defaultChecked: false };
  const everywhere = { ...near, value: "", checked: false, defaultChecked: true };
  expect(ticked(filter, [box])).toBeNull();
  expect(ticked(filter, [{ ...box, checked: false }])).toEqual({ ...filter, categories: ["sport"] });
  expect(ticked(filter, [{ ...box, value: "youth", defaultChecked: false }])?.categories).toHaveLength(3);
  expect(ticked(filter, [everywhere, near])).toEqual({ ...filter, km: 5, bbox: null });
  expect(ticked(filter, [{ ...near, value: "" }])).toEqual({ ...filter, km: null, bbox: null });
});
