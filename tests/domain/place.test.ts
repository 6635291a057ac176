import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromLaea, toLaea } from "~/domain/laea";
import { exactPlace, publicPlace } from "~/domain/need-view";
import { cellCentre, circleBox, distanceMetres, type Point } from "~/domain/place";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const germany = fc.record({ lat: degrees(47.2, 55.1), lon: degrees(5.8, 15.1) });
const world = fc.record({
  lat: fc.oneof(degrees(-90, 90), fc.constantFrom(-90, 90, 89.99, 0)),
  lon: fc.oneof(degrees(-180, 180), fc.constantFrom(-180, 180, 179.99, 0)),
});

describe("the European grid", () => {
  test("its centre", () => {
    expect(toLaea({ lat: 52, lon: 10 })).toEqual({ easting: 4_321_000, northing: 3_210_000 });
    expect(fromLaea({ easting: 4_321_000, northing: 3_210_000 })).toEqual({ lat: 52, lon: 10 });
  });

  test("EPSG's own example (Guidance Note 7-2, Lambert azimuthal equal area)", () => {
    const { easting, northing } = toLaea({ lat: 50, lon: 5 });
    expect(easting).toBeCloseTo(3_962_799.45, 2);
    expect(northing).toBeCloseTo(2_999_718.85, 2);
    const back = fromLaea({ easting: 3_962_799.45, northing: 2_999_718.85 });
    expect(back.lat).toBeCloseTo(50, 7);
    expect(back.lon).toBeCloseTo(5, 7);
  });

  test("there and back again, to a millimetre", () => {
    fc.assert(
      fc.property(germany, (point) => {
        expect(distanceMetres(point, fromLaea(toLaea(point)))).toBeLessThan(0.001);
      }),
    );
  });
});

describe("cellCentre", () => {
  test("is the middle of the INSPIRE cell 1kmN2999E3962", () => {
    const centre = toLaea(cellCentre({ lat: 50, lon: 5 }));
    expect(centre.easting).toBeCloseTo(3_962_500, 0);
    expect(centre.northing).toBeCloseTo(2_999_500, 0);
    // a corner belongs to the cell north-east of it: 1kmN3210E4321
    const corner = toLaea(cellCentre({ lat: 52, lon: 10 }));
    expect(corner.easting).toBeCloseTo(4_321_500, 0);
    expect(corner.northing).toBeCloseTo(3_210_500, 0);
  });

  test("lies within half a diagonal of the point, and changes nothing the second time", () => {
    fc.assert(
      fc.property(germany, (point) => {
        const centre = cellCentre(point);
        expect(distanceMetres(point, centre)).toBeLessThan(500 * Math.SQRT2 * 1.005);
        expect(cellCentre(centre)).toEqual(centre);
      }),
      { numRuns: 500 },
    );
  });

  test("neighbours within one cell cannot be told apart", () => {
    fc.assert(
      fc.property(germany, degrees(-499, 499), degrees(-499, 499), (point, east, north) => {
        const { easting, northing } = toLaea(cellCentre(point));
        const neighbour = fromLaea({ easting: easting + east, northing: northing + north });
        expect(cellCentre(neighbour)).toEqual(cellCentre(point));
      }),
    );
  });

  test("answers anywhere on earth", () => {
    fc.assert(
      fc.property(world, (point) => {
        const { lat, lon } = cellCentre(point);
        expect(Math.abs(lat)).toBeLessThanOrEqual(90);
        expect(Math.abs(lon)).toBeLessThanOrEqual(180);
      }),
    );
    const antipode = cellCentre({ lat: -52, lon: -170 });
    expect(Number.isFinite(antipode.lat) && Number.isFinite(antipode.lon)).toBe(true);
  });
});

describe("distanceMetres", () => {
  test("known distances", () => {
    expect(distanceMetres({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(111_195.08, 1);
    expect(distanceMetres({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015_114.4, 0);
    expect(distanceMetres({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111_195.08, 1);
    // Herzberg (Elster) to Cottbus
    const km = distanceMetres({ lat: 51.6925, lon: 13.2306 }, { lat: 51.7606, lon: 14.3342 }) / 1000;
    expect(km).toBeGreaterThan(76);
    expect(km).toBeLessThan(77);
  });

  test("is symmetric, zero to itself, and agrees with the angle between unit vectors", () => {
    const vector = ({ lat, lon }: Point) => {
      const [a, b] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
      return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)] as const;
    };
    fc.assert(
      fc.property(world, world, (a, b) => {
        const [p, q] = [vector(a), vector(b)];
        const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        const expected = 2 * 6_371_008.8 * Math.asin(Math.min(1, chord / 2));
        expect(Math.abs(distanceMetres(a, b) - expected)).toBeLessThan(1);
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 3);
        expect(distanceMetres(a, a)).toBe(0);
      }),
    );
  });
});

describe("circleBox", () => {
  const metres = fc.oneof(degrees(0, 50_000), degrees(0, 10_000_000));

  test("holds every point of the circle, at the poles and at ±180° too", () => {
    fc.assert(
      fc.property(world, metres, degrees(0, 2 * Math.PI), degrees(0, 1), (centre, radius, bearing, part) => {
        const point = destination(centre, radius * part, bearing);
        if (distanceMetres(centre, point) > radius) return;
        const box = circleBox(centre.lat, centre.lon, radius);
        expect(point.lat).toBeGreaterThanOrEqual(box.minLat);
        expect(point.lat).toBeLessThanOrEqual(box.maxLat);
        expect(point.lon).toBeGreaterThanOrEqual(box.minLon);
        expect(point.lon).toBeLessThanOrEqual(box.maxLon);
      }),
      { numRuns: 2000 },
    );
  });

  test("spans all longitudes around a pole and across ±180°", () => {
    const whole = { minLon: -180, maxLon: 180 };
    expect(circleBox(89.99, 10, 5000)).toMatchObject({ ...whole, maxLat: 90 });
    expect(circleBox(-90, 10, 1)).toMatchObject({ ...whole, minLat: -90 });
    expect(circleBox(51, 179.99, 5000)).toMatchObject(whole);
    expect(circleBox(51, -180, 0)).toMatchObject(whole);
  });

  test("is no larger than it must be", () => {
    const box = circleBox(51.69, 13.23, 7000);
    expect(distanceMetres({ lat: box.minLat, lon: 13.23 }, { lat: box.maxLat, lon: 13.23 })).toBeCloseTo(
      14_000,
      0,
    );
    const width = distanceMetres({ lat: 51.69, lon: box.minLon }, { lat: 51.69, lon: box.maxLon });
    expect(width).toBeGreaterThan(14_000);
    expect(width).toBeLessThan(14_020);
  });
});

describe("publicPlace", () => {
  const home = {
    placeKind: "private" as const,
    placeName: "Gartenweg 5",
    areaName: "Herzberg (Elster)",
    meetingPoint: "am Gartentor, Nr. 5",
    lat: 51.6912345,
    lon: 13.2345678,
  };

  test("of somebody's home it is the cell and the village, nothing else", () => {
    const shown = publicPlace(home);
    expect(shown).toEqual({
      kind: "private",
      name: "Herzberg (Elster)",
      meetingPoint: null,
      point: cellCentre(home),
    });
    expect(JSON.stringify(shown)).not.toMatch(/Garten|51\.6912345|13\.2345678/);
    expect(publicPlace({ ...home, areaName: "", lat: null })).toMatchObject({ name: null, point: null });
  });

  test("those coming see where it is", () => {
    expect(exactPlace(home)).toMatchObject({
      name: "Gartenweg 5",
      point: { lat: 51.6912345, lon: 13.2345678 },
    });
  });

  test("a public place is public, and no place is none", () => {
    expect(publicPlace({ ...home, placeKind: "public" })).toMatchObject({
      name: "Gartenweg 5",
      meetingPoint: "am Gartentor, Nr. 5",
      point: { lat: 51.6912345 },
    });
    expect(publicPlace({ ...home, placeKind: "none", meetingPoint: "" })).toEqual({
      kind: "none",
      name: null,
      meetingPoint: null,
      point: null,
    });
  });
});

/** The point `metres` away in direction `bearing` on the same sphere. */
function destination({ lat, lon }: Point, metres: number, bearing: number): Point {
  const [phi, angle] = [(lat * Math.PI) / 180, metres / 6_371_008.8];
  const sin = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * sin,
  );
  const east = lon + (turn * 180) / Math.PI;
  return {
    lat: (Math.asin(Math.min(1, Math.max(-1, sin))) * 180) / Math.PI,
    lon: east > 180 ? east - 360 : east < -180 ? east + 360 : east,
  };
}
