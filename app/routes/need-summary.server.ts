import type { NeedSummary } from "~/components/need-summary";
import type { PublicNeed } from "~/models/help-request-read.server";

/** A need as cards and map show it; nothing more travels to the browser. */
export function needSummary(need: PublicNeed): NeedSummary {
  const { id, title, category, status, place, noGermanNeeded, wheelchair, withChildren } = need;
  return {
    ...{ id, title, category, status, noGermanNeeded, wheelchair, withChildren },
    urgent: need.urgency === "urgent",
    placeLabel: place.name,
    exact: place.kind !== "private",
    point: place.point,
    associationName: need.association.name,
    unit: need.unit || null,
    shifts: need.shifts.map(({ id, start, end, flexible, places, taken }) => ({
      ...{ id, flexible, places, taken },
      start: start.toISOString(),
      end: end.toISOString(),
    })),
  };
}
