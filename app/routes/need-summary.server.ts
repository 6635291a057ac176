import type { NeedSummary } from "~/components/need-summary";
import type { OpenNeed } from "~/domain/finding/open-need";
import type { PublicNeed } from "~/models/help-request-read.server";

/** A need as cards and map show it; nothing more travels to the browser. */
export function needSummary(need: PublicNeed | OpenNeed): NeedSummary {
  const { id, title, lang, category, status, place, noGermanNeeded, wheelchair, withChildren } = need;
  return {
    ...{ id, title, lang, category, status, noGermanNeeded, wheelchair, withChildren },
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
