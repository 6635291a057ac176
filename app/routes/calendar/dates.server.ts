import type { CalendarDate } from "~/components/calendar/calendar-data";
import type { PublicNeed } from "~/models/help-request-read.server";

type Dated = ReturnType<typeof datesOf>[number];

/** A need's shifts, each with its need. */
export function datesOf(need: PublicNeed) {
  return need.shifts.map((shift) => ({ ...shift, need }));
}

/** One date as lists of dates show it; nothing more travels to the browser. */
export function shownDate({ need, start, end, ...shift }: Dated): CalendarDate {
  const { id, flexible, places, taken } = shift;
  return {
    ...{ id, flexible, places, taken, unit: need.unit },
    ...{ needId: need.id, title: need.title, lang: need.lang, category: need.category },
    association: need.association.name,
    place: need.place.name,
    around: need.place.kind === "private",
    start: start.toISOString(),
    end: end.toISOString(),
  };
}
