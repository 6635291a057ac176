type Times = { start: Date; end: Date; flexible: boolean };

type Matched = {
  category: string | null;
  placeKind: string;
  lat: number | null;
  lon: number | null;
  requiredSkills: readonly string[];
  minimumAge: number | null;
  shifts: readonly (Times & { places: number })[];
};

/** Has anything changed that decides whom the need fits, or how many it wants? */
export function wantsOthers(before: Matched, after: Matched): boolean {
  const asked = ({ category, placeKind, lat, lon, requiredSkills, minimumAge, shifts }: Matched) =>
    JSON.stringify([
      ...[category, placeKind, lat, lon, requiredSkills, minimumAge],
      ...shifts.map(({ start, end, places, flexible }) => [start, end, places, flexible]),
    ]);
  return asked(before) !== asked(after);
}

type Listed = { title: string; shifts: readonly { id: string | null; flexible: boolean }[] };

/** Besides time and place: does a calendar that holds the need show anything else now? */
export function readsOtherwise(before: Listed, after: Listed): boolean {
  const flexible = new Map(after.shifts.map((shift) => [shift.id, shift.flexible]));
  return (
    before.title !== after.title || before.shifts.some((shift) => flexible.get(shift.id) !== shift.flexible)
  );
}
