import { parseLocal } from "~/domain/berlin-time";
import { type Filter, parseFilter } from "~/domain/finding/filter";
import type { OpenNeed, OpenShift } from "~/domain/finding/open-need";

/** By the clock of Berlin. */
export function at(local: string): Date {
  const instant = parseLocal(local);
  if (!instant) throw new Error(local);
  return instant;
}

export const herzberg = { lat: 51.69, lon: 13.23 };

/** So many kilometres north of Herzberg, on a meridian (111.195 km a degree). */
export function north(km: number) {
  return { lat: herzberg.lat + km / 111.195, lon: herzberg.lon };
}

type Shift = [start: string, end: string, more?: Partial<OpenShift>];
type Changes = Partial<Omit<OpenNeed, "shifts">> & { shifts?: Shift[]; point?: OpenNeed["place"]["point"] };

let number = 0;

/** Open for three, on Saturday 28 November 2026 from 14 to 18 at Herzberg, unless the test says otherwise. */
export function openNeed({ shifts = [["2026-11-28T14:00", "2026-11-28T18:00"]], ...changes }: Changes = {}) {
  number += 1;
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const point = changes.point === undefined ? herzberg : changes.point;
  const listed = shifts.map(([start, end, more], nr) => ({
    ...{ id: `${id}-${nr}`, start: at(start), end: at(end), flexible: false, places: 3, taken: 0 },
    ...more,
  }));
  const need: OpenNeed = {
    ...{
      id,
      status: "open",
      title: `Need ${number}`,
      lang: "de",
      category: "celebration",
      urgency: "normal",
    },
    ...{ minimumAge: null, unit: "", noGermanNeeded: false, wheelchair: false, withChildren: false },
    ...{ requiredSkills: ["baking"], helpfulSkills: [], association: { id: "ours", name: "Heimatverein" } },
    place: { kind: point ? "public" : "none", name: point && "Festplatz", point },
    municipalityIds: ["here"],
    endsAt: new Date(Math.max(...listed.map((shift) => shift.end.getTime()))),
    ...changes,
    shifts: listed,
  };
  return need;
}

export function filter(query: string): Filter {
  return parseFilter(new URLSearchParams(query));
}
