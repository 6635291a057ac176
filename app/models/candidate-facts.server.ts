import { weekStart } from "~/domain/budget";
import type { QuietHours } from "~/domain/quiet-hours";
import type { Candidate } from "./candidates.server";
import type { Tx } from "./db.server";

/**
 * How often these were rung this week and in the last four; nobody of them is in it who was not.
 * `lastPingAt` is the latest of the pings that are counted here.
 */
export async function pingsOf(
  tx: Tx,
  some: readonly Candidate[],
  now: Date,
): Promise<Map<string, { week: number; month: number }>> {
  const monthAgo = new Date(now.getTime() - 28 * 24 * 3_600_000);
  const rung = some.filter(({ lastPingAt }) => lastPingAt !== null && lastPingAt > monthAgo);
  if (rung.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ residentId: string; week: number; month: number }[]>`
    select "residentId", count(*)::int as month,
           count(*) filter (where "rungAt" >= ${weekStart(now)}::timestamptz)::int as week
      from "Invitation"
     where "residentId" = any(${rung.map(({ residentId }) => residentId)}::uuid[])
       and silenced is null and "rungAt" > ${monthAgo}::timestamptz
     group by "residentId"`;
  return new Map(rows.map(({ residentId, week, month }) => [residentId, { week, month }]));
}

/** When somebody wants quiet, and what they call the place from which they reach the need. */
export type Wishes = { quiet: QuietHours; urgentInQuiet: boolean; placeLabel: string };

/** @returns by resident; who went meanwhile is not in it */
export async function wishesOf(
  tx: Tx,
  chosen: readonly { residentId: string; placeId: string }[],
): Promise<Map<string, Wishes>> {
  const places = await tx.place.findMany({
    where: { id: { in: chosen.map(({ placeId }) => placeId) } },
    select: {
      ...{ residentId: true, label: true },
      resident: { select: { quietFrom: true, quietUntil: true, quietSundays: true, urgentInQuiet: true } },
    },
  });
  return new Map(
    places.map(({ residentId, label, resident: { urgentInQuiet, ...quiet } }) => {
      return [residentId, { quiet, urgentInQuiet, placeLabel: label }];
    }),
  );
}
