import { beforeEach, expect, test } from "vitest";
import { forgetNeed, forgetNeeds, keepNeed, keptNeed } from "~/components/association/kept-need";
import { valuesOf } from "~/components/association/values-in";

const now = new Date("2026-11-28T14:00:00+01:00");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const values = { title: "Kuchenbuffet", requiredSkills: ["baking", "driving-licence"] };

let kept: ReturnType<typeof storage>;
const keeper = () => kept;
beforeEach(() => {
  kept = storage();
});

test("what was kept is found again for a day", () => {
  keepNeed(keeper, "new", { values, began: "club" }, now);
  expect(keptNeed(keeper, "new", "club", hours(23))).toEqual(values);
  expect(keptNeed(keeper, "other", "club", now)).toBeNull();
  expect(keptNeed(keeper, "new", "club", hours(24))).toBeNull();
  expect(kept.length).toBe(0);
});

test("a form that begins with something else by now is not overwritten", () => {
  keepNeed(keeper, "new", { values, began: "club" }, now);
  expect(keptNeed(keeper, "new", "another club", now)).toBeNull();
  expect(keptNeed(keeper, "new", "club", now)).toBeNull();
});

test("sent is forgotten, and signing out forgets all of it and nothing else", () => {
  for (const id of ["new", "one", "two"]) keepNeed(keeper, id, { values, began: "" }, now);
  kept.setItem("other", "stays");
  forgetNeed(keeper, "one");
  expect(keptNeed(keeper, "one", "", now)).toBeNull();
  expect(keptNeed(keeper, "two", "", now)).toEqual(values);
  forgetNeeds(keeper);
  expect([kept.length, kept.getItem("other")]).toEqual([1, "stays"]);
});

test("a browser without storage, or with something else in it, keeps nothing and breaks nothing", () => {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  const full = () => ({ getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse, length: 0 });
  for (const closed of [refuse, full]) {
    keepNeed(closed, "new", { values, began: "" }, now);
    forgetNeeds(closed);
    expect(keptNeed(closed, "new", "", now)).toBeNull();
  }
  kept.setItem("anpacken:need:new", "{");
  expect(keptNeed(keeper, "new", "", now)).toBeNull();
});

test("a field that was sent twice is a list", () => {
  const fields = new FormData();
  for (const [name, value] of [
    ["title", "Kuchen"],
    ["requiredSkills", "a"],
    ["requiredSkills", "b"],
    ["requiredSkills", "c"],
  ] as const)
    fields.append(name, value);
  expect(valuesOf(fields)).toEqual({ title: "Kuchen", requiredSkills: ["a", "b", "c"] });
});

/** A browser's localStorage, as far as it is used. */
function storage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}
