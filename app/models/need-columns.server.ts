import type { NeedInput } from "~/domain/forms/need-input";
import { nearestPlace } from "./gazetteer.server";

/** A need as its row holds it; the area's name is what the public reads of a private one. */
export function needColumns(value: NeedInput) {
  const { shifts, intent: _intent, point, ...rest } = value;
  const somewhere = value.placeKind === "none" ? null : point;
  const ends = shifts.map((shift) => shift.end.getTime());
  return {
    ...rest,
    lat: somewhere ? tenthOfAMetre(somewhere.lat) : null,
    lon: somewhere ? tenthOfAMetre(somewhere.lon) : null,
    areaName: somewhere ? nearestPlace(somewhere).name : "",
    endsAt: ends.length > 0 ? new Date(Math.max(...ends)) : null,
  };
}

/** Degrees to six decimals. PostgreSQL's arithmetic refuses numbers too small for it (1e-320 is a latitude). */
function tenthOfAMetre(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
