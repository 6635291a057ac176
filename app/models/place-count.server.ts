import { db, type Tx } from "./db.server";

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
 * Opens or fills the need as its places say. Callers hold the need's row, so that nobody counts beside them.
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
  if (need.status !== "open" && need.status !== "filled") return null;
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const taken = await takenByShift(
    tx,
    ahead.map((shift) => shift.id),
  );
  const full = ahead.length > 0 && ahead.every((shift) => (taken.get(shift.id) ?? 0) >= shift.places);
  const status = full ? "filled" : "open";
  if (status === need.status) return null;
  await tx.helpRequest.update({ where: { id }, data: { status } });
  return full ? "became-full" : "became-free";
}
