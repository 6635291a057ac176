import { cellCentre, type Point } from "./place";

export const placeKinds = ["public", "private", "none"] as const;

export type PlaceKind = (typeof placeKinds)[number];

/** A need's place as it is stored: exact, whatever its kind. */
export type NeedPlace = {
  placeKind: PlaceKind;
  placeName: string;
  /** the village, from the gazetteer */
  areaName: string;
  meetingPoint: string;
  lat: number | null;
  lon: number | null;
};

export type PublicPlace = {
  kind: PlaceKind;
  name: string | null;
  meetingPoint: string | null;
  point: Point | null;
};

/**
 * What everybody may see: page, feed, ping, picture and export take it from here. Of somebody's home that is
 * the 1 km cell and the village; name, meeting point and address are for those coming (`exactPlace`).
 */
export function publicPlace(need: NeedPlace): PublicPlace {
  if (need.placeKind !== "private") return exactPlace(need);
  const { point } = exactPlace(need);
  return {
    kind: "private",
    name: need.areaName || null,
    meetingPoint: null,
    point: point && cellCentre(point),
  };
}

/** For the need's coordinators and those who are coming. A need without a place has a meeting point at most. */
export function exactPlace({ placeKind, placeName, meetingPoint, lat, lon }: NeedPlace): PublicPlace {
  const placed = placeKind !== "none";
  return {
    kind: placeKind,
    name: (placed && placeName) || null,
    meetingPoint: meetingPoint || null,
    point: placed && lat !== null && lon !== null ? { lat, lon } : null,
  };
}
