import { expect, it } from "vitest";
import type { Category } from "~/domain/categories";
import { clusterIndex } from "~/domain/finding/cluster-index";
import { type MapPoint, marksIn } from "~/domain/finding/clusters";
import { inListOrder, markKey, markOf } from "~/map/mark-of";

const germany = { west: 5, south: 47, east: 16, north: 56 };
const point = (id: string, lat: number, lon: number, category: Category = "nature"): MapPoint => ({
  ...{ id, lat, lon, category, title: id, exact: true, placesLeft: 2, urgent: false, when: "Heute" },
});
const needs = [
  point("a", 51.69, 13.23),
  point("b", 51.691, 13.231, "sport"),
  point("c", 51.75, 13.6),
  point("d", 51.752, 13.601, "youth"),
  point("e", 52.4, 13.1),
];
const zoom = 10;
const marks = marksIn(clusterIndex(needs), germany, zoom);

it("finds the cluster that holds a need, and the need that stands for itself", () => {
  expect(marks).toHaveLength(3);
  const at = (id: string) => {
    const need = needs.find((one) => one.id === id);
    const mark = need && markOf(marks, need, zoom);
    return mark ? markKey(mark) : null;
  };
  expect(at("a")).toBe(at("b"));
  expect(at("c")).toBe(at("d"));
  expect(at("a")).not.toBe(at("c"));
  expect(at("e")).toBe("need e 2 false");
});

it("takes no cluster for a need that is somewhere else, or of another kind", () => {
  expect(markOf(marks, point("x", 50, 8), zoom)).toBeNull();
  expect(markOf(marks, point("y", 51.69, 13.23, "rescue"), zoom)).toBeNull();
});

it("walks the marks in the order of the list, and the others after them", () => {
  const [, , third, , last] = needs;
  const order = inListOrder(marks, third && last ? [last, third] : [], zoom);
  expect(order.map((mark) => (mark.kind === "need" ? mark.need.id : mark.count))).toEqual(["e", 2, 2]);
  expect(order[1]).toBe(third && markOf(marks, third, zoom));
});
