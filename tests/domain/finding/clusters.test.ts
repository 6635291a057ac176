import { describe, expect, test } from "vitest";
import { clusterIndex } from "~/domain/finding/cluster-index";
import { type MapPoint, marksIn } from "~/domain/finding/clusters";
import { boundsAround, padded, viewOf } from "~/domain/finding/viewport";
import { herzberg } from "./village";

const world = { west: -180, south: -85, east: 180, north: 85 };
const point = (id: string, more: Partial<MapPoint> = {}): MapPoint => ({
  ...{ id, title: id, category: "nature", ...herzberg, exact: true, placesLeft: 1, urgent: false, when: "" },
  ...more,
});

describe("marks", () => {
  test("a need alone is itself, several near one another are one with their number and mix", () => {
    const index = clusterIndex([
      point("a", { category: "youth" }),
      point("b", { lat: 51.7, urgent: true }),
      point("c", { lon: 13.24 }),
      point("far", { lat: 48, lon: 9 }),
    ]);
    const marks = marksIn(index, world, 8);
    expect(marks).toHaveLength(2);
    expect(marks[0]).toMatchObject({
      ...{ kind: "cluster", key: "0-3", count: 3, urgent: true, needs: [] },
      mix: [
        { category: "nature", count: 2 },
        { category: "youth", count: 1 },
      ],
    });
    expect(marks[1]).toEqual({ kind: "need", need: point("far", { lat: 48, lon: 9 }) });
    const cluster = marks[0];
    if (cluster?.kind !== "cluster" || cluster.zoomTo === null) throw new Error("a cluster that falls apart");
    expect(marksIn(index, world, cluster.zoomTo).length).toBeGreaterThan(2);
    expect(marksIn(index, world, cluster.zoomTo - 1)).toHaveLength(2);
  });

  test("the mix of a cluster is not changed by the zooms below it", () => {
    const index = clusterIndex([
      point("a"),
      point("b", { category: "youth" }),
      point("c", { lat: 51.9 }),
      point("d", { lat: 52.9 }),
    ]);
    for (let zoom = 16; zoom >= 0; zoom -= 1) {
      for (const mark of marksIn(index, world, zoom)) {
        if (mark.kind === "cluster")
          expect(mark.mix.reduce((sum, one) => sum + one.count, 0)).toBe(mark.count);
      }
    }
    expect(marksIn(index, world, 0)[0]).toMatchObject({ count: 4 });
  });

  test("needs on one spot stay together at every zoom, and say who they are", () => {
    const index = clusterIndex(Array.from({ length: 40 }, (_, nr) => point(`n${nr}`)));
    for (const zoom of [0, 16, 18]) {
      const [mark, ...others] = marksIn(index, world, zoom);
      expect(others).toEqual([]);
      if (mark?.kind !== "cluster") throw new Error("no cluster");
      expect(mark).toMatchObject({ count: 40, zoomTo: null });
      expect(mark.needs.map((need) => need.id)).toEqual(Array.from({ length: 30 }, (_, nr) => `n${nr}`));
    }
  });

  test("come in the list's order, and only from within the bounds", () => {
    const points = [
      point("1", { lat: 50 }),
      point("2", { lat: 52 }),
      point("3", { lat: 54 }),
      point("4", { lat: 52.0001 }),
    ];
    const ids = (bounds = world) =>
      marksIn(clusterIndex(points), bounds, 10).map((mark) =>
        mark.kind === "need" ? mark.need.id : mark.key,
      );
    expect(ids()).toEqual(["1", "1-2", "3"]);
    expect(ids({ west: 13, south: 51, east: 14, north: 53 })).toEqual(["1-2"]);
    expect(marksIn(clusterIndex([]), world, 10)).toEqual([]);
  });

  test("every need is in exactly one mark, at every zoom", () => {
    const points = Array.from({ length: 300 }, (_, nr) =>
      point(`n${nr}`, { lat: 51 + ((nr * 37) % 100) / 200, lon: 13 + ((nr * 61) % 100) / 150 }),
    );
    const index = clusterIndex(points);
    for (let zoom = 0; zoom <= 17; zoom += 1) {
      const marks = marksIn(index, world, zoom);
      expect(marks.reduce((sum, mark) => sum + (mark.kind === "need" ? 1 : mark.count), 0)).toBe(300);
    }
  });
});

describe("a part of the map", () => {
  test("around a centre is what fits into so many pixels, and the other way round", () => {
    const bounds = boundsAround(herzberg, 12, 390, 560);
    const view = viewOf(bounds, 390.001, 560.001);
    expect(view.zoom).toBe(12);
    expect(view.lat).toBeCloseTo(herzberg.lat, 6);
    expect(view.lon).toBeCloseTo(herzberg.lon, 6);
    expect(viewOf(bounds, 389, 559).zoom).toBe(11);
    // 156,543 m a pixel at zoom 0 on the equator (OpenStreetMap wiki, "Zoom levels").
    const width = (bounds.east - bounds.west) * 111_319.5;
    expect(width / 390).toBeCloseTo(156_543.03 / 2 ** 12, 1);
  });

  test("is padded by half of itself on every side, and never leaves the globe", () => {
    expect(padded({ west: 10, south: 50, east: 14, north: 52 })).toEqual({
      west: 8,
      south: 49,
      east: 16,
      north: 53,
    });
    expect(padded({ west: -170, south: -80, east: 170, north: 80 })).toEqual({
      west: -180,
      south: -90,
      east: 180,
      north: 90,
    });
    const whole = boundsAround({ lat: 0, lon: 0 }, 0, 5000, 5000);
    expect(whole).toMatchObject({ west: -180, east: 180 });
    expect(whole.north).toBeLessThan(86);
  });
});
