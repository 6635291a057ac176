import type { NeedInput } from "~/domain/forms/need-input";
import type { Tx } from "./db.server";
import { takenByShift } from "./place-count.server";

type Shifts = NeedInput["shifts"];
type StoredShift = { id: string; start: Date; end: Date };

/** A form that names no shift by its id (a script's, say) means them in their order. */
export function withStoredIds(shifts: Shifts, stored: readonly { id: string }[]): Shifts {
  if (shifts.some((shift) => shift.id !== null)) return shifts;
  return shifts.map((shift, index) => ({ ...shift, id: stored[index]?.id ?? null }));
}

/** A shift with people coming is neither dropped nor cut below them. */
export async function writeShifts(
  tx: Tx,
  helpRequestId: string,
  before: readonly { id: string }[],
  after: Shifts,
): Promise<boolean> {
  const next = new Map(after.map((shift) => [shift.id, shift]));
  const taken = await takenByShift(
    tx,
    before.map((shift) => shift.id),
  );
  if (before.some(({ id }) => (taken.get(id) ?? 0) > (next.get(id)?.places ?? 0))) return false;
  for (const { id } of before) {
    const shift = next.get(id);
    if (shift) await tx.shift.update({ where: { id }, data: shiftColumns(shift) });
    else await tx.shift.delete({ where: { id } });
  }
  const added = after.filter((shift) => shift.id === null);
  await tx.shift.createMany({ data: added.map((shift) => ({ ...shiftColumns(shift), helpRequestId })) });
  return true;
}

/** So that calendars which hold a shift that is no more learn that it is off. */
export async function noteRemoved(
  tx: Tx,
  helpRequestId: string,
  gone: readonly StoredShift[],
  now: Date,
): Promise<void> {
  const rows = gone.map(({ id, start, end }) => ({ id, helpRequestId, start, end, removedAt: now }));
  await tx.removedShift.createMany({ data: rows });
}

export function shiftColumns({ start, end, places, flexible }: Shifts[number]) {
  return { start, end, places, flexible };
}
