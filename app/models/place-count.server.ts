import { filledStatus } from "~/domain/need-status";
import { db, type Tx } from "./db.server";
import { tellEnough } from "./tell-enough.server";

/** The order in which shifts are shown, numbered and edited. */
export const shiftOrder = [{ start: "asc" as const }, { id: "asc" as const }];

/** People coming to each of these shifts (the sum of `people`); shifts without any are absent. */
export async function takenByShift(tx: Tx | null, shiftIds: readonly string[]): Promise<Map<string, number>> {
  if (shiftIds.length === 0) return new Map();
  const sums = await (tx ?? db()).signup.groupBy({
    by: ["shiftId"],
    where: { shiftId: { in: [...shiftIds] }, status: "confirmed" },
    _sum: { people: true },
  });
  return new Map(sums.map((row) => [row.shiftId, row._sum.people ?? 0]));
}

/**
 * Opens or fills the need as its places say; a ping that still asks for it is replaced when it is full. Callers
 * hold the need's row, so that nobody counts beside them.
 * @returns whether it became full, or free again, just now
 */
export async function refreshStatus(
  tx: Tx,
  id: string,
  now: Date,
): Promise<"became-full" | "became-free" | null> {
  const need = await tx.helpRequest.findUniqueOrThrow({
    where: { id },
    select: { status: true, shifts: { select: { id: true, end: true, places: true } } },
  });
  const taken = await takenByShift(
    tx,
    need.shifts.map((shift) => shift.id),
  );
  const shifts = need.shifts.map((shift) => ({ ...shift, taken: taken.get(shift.id) ?? 0 }));
  const status = filledStatus(need.status, shifts, now);
  if (status === need.status) return null;
  await tx.helpRequest.update({ where: { id }, data: { status } });
  if (status !== "filled") return "became-free";
  await tellEnough(tx, id, now);
  return "became-full";
}
