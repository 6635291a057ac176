/**
 * `filled`: every place is taken; it opens again by itself when somebody withdraws. `closed`: the coordinator
 * has found enough, whatever the count says; it stays so.
 */
export const needStatuses = ["draft", "open", "filled", "closed", "cancelled"] as const;

export type NeedStatus = (typeof needStatuses)[number];

/** `taken`: people confirmed in this shift. */
export type CountedShift = { places: number; taken: number };

/** "1 von 3 gefunden". An overfull shift does not hide the gap in another. */
export function progress(shifts: readonly CountedShift[]): { found: number; places: number } {
  return {
    found: shifts.reduce((sum, shift) => sum + Math.min(shift.taken, shift.places), 0),
    places: shifts.reduce((sum, shift) => sum + shift.places, 0),
  };
}

/** The status after places were taken, freed, added or removed; only `open` and `filled` follow the count. */
export function filledStatus(
  status: NeedStatus,
  shifts: readonly (CountedShift & { end: Date })[],
  now: Date,
): NeedStatus {
  if (status !== "open" && status !== "filled") return status;
  return isFull(shifts, now) ? "filled" : "open";
}

/** Is no place left in any shift that is still to come or running? Never for a need that lies in the past. */
export function isFull(shifts: readonly (CountedShift & { end: Date })[], now: Date): boolean {
  const ahead = shifts.filter(({ end }) => end > now);
  return ahead.length > 0 && ahead.every(({ taken, places }) => taken >= places);
}
