import { describe, expect, it } from "vitest";
import { parseNeedForm } from "~/domain/forms/need-form";
import { locate } from "~/routes/association/need-place.server";

const herzberg = { lat: 51.6903, lon: 13.2354 };
const point = { lat: 51.6944, lon: 13.2 };

function need(fields: Record<string, string>) {
  const form = new URLSearchParams({
    title: "Zelt abbauen",
    category: "setup",
    "shifts[0].start": "2026-11-28T14:00",
    "shifts[0].end": "2026-11-28T18:00",
    intent: "publish",
    ...fields,
  });
  const parsed = parseNeedForm(form, new Date("2026-11-23T09:00Z"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
}

const at = { lat: String(point.lat), lon: String(point.lon) };

describe("locate", () => {
  it("finds a typed place, and refuses one that nobody knows", () => {
    expect(locate(need({ placeName: "Grochwitz" }), "", herzberg)?.point?.lat).toBeCloseTo(51.69, 1);
    expect(locate(need({ placeName: "Xyzzyqqq" }), "", herzberg)).toBeNull();
    expect(locate(need({ placeName: "Xyzzyqqq", intent: "draft" }), "", herzberg)).not.toBeNull();
  });

  it("believes the tap on the map, whatever the place is called", () => {
    for (const pointOf of ["", "map", "Falkenberg"]) {
      expect(locate(need({ ...at, placeName: "Falkenberg" }), pointOf, herzberg)?.point).toEqual(point);
    }
  });

  it("follows a name corrected afterwards to a village nearby, not to a namesake far away", () => {
    const moved = locate(need({ ...at, placeName: "Schlieben" }), "Grochwitz", herzberg);
    expect(moved?.point?.lat).toBeCloseTo(51.72, 1);
    for (const placeName of ["Turnhalle", "Halle", "Festwiese Grochwitz"]) {
      expect(locate(need({ ...at, placeName }), "Grochwitz", herzberg)?.point).toEqual(point);
    }
  });

  it("asks nothing of a need without a place", () => {
    expect(locate(need({ placeKind: "none" }), "", herzberg)?.point).toBeNull();
  });
});
