import { noticeTime } from "~/domain/notices";
import type { Tx } from "./db.server";
import { tell } from "./delivery.server";

export type Concerned = {
  kind: "changed" | "cancelled";
  /** The need's id. */
  id: string;
  /** The shifts whose people must hear, with the start they were told of. */
  shifts: readonly { id: string; start: Date }[];
};

/**
 * Tells everyone coming to these shifts, by every channel they gave. Whether it may ring at night is decided for
 * each by their own next shift, as they know it or as it is now, whichever comes first.
 */
export async function tellComing(tx: Tx, { kind, id, shifts }: Concerned, now: Date): Promise<void> {
  const signups = await tx.signup.findMany({
    where: {
      shiftId: { in: shifts.map((shift) => shift.id) },
      status: "confirmed",
      shift: { end: { gt: now } },
    },
    select: { personId: true, shiftId: true, shift: { select: { start: true } } },
  });
  const known = new Map(shifts.map((shift) => [shift.id, shift.start.getTime()]));
  const starts = new Map<string, number>();
  for (const { personId, shiftId, shift } of signups) {
    if (personId === null) continue;
    const start = Math.min(shift.start.getTime(), known.get(shiftId) ?? Number.POSITIVE_INFINITY);
    starts.set(personId, Math.min(start, starts.get(personId) ?? Number.POSITIVE_INFINITY));
  }
  const subject = `${id}:${now.getTime()}`;
  for (const { personIds, deliverAt, silent } of byTime(kind, starts, now)) {
    const when = { ringAt: deliverAt, mailAt: now, silent };
    await tell(tx, { kind, helpRequestId: id, personIds, subject, ...when, channels: "both" });
  }
}

/** At night some are rung at once and others in the morning; by day all are one group. */
function byTime(kind: Concerned["kind"], starts: ReadonlyMap<string, number>, now: Date) {
  const groups = new Map<string, ReturnType<typeof noticeTime> & { personIds: string[] }>();
  for (const [personId, start] of starts) {
    const time = noticeTime(kind, now, new Date(start));
    const name = `${time.deliverAt.getTime()} ${time.silent}`;
    const group = groups.get(name) ?? { ...time, personIds: [] };
    group.personIds.push(personId);
    groups.set(name, group);
  }
  return groups.values();
}
