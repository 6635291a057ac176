import { noticeTime } from "~/domain/notices";
import { type QuietHours, usualQuiet } from "~/domain/quiet-hours";
import type { Tx } from "./db.server";
import { tell } from "./delivery.server";

const quietColumns = { quietFrom: true, quietUntil: true, quietSundays: true } as const;

export type Concerned = {
  kind: "changed" | "cancelled" | "suspended";
  /** The need's id. */
  id: string;
  /** The shifts whose people must hear, with the start they were told of. */
  shifts: readonly { id: string; start: Date }[];
};

/**
 * Tells everyone coming to these shifts, by every channel they gave. Whether it may ring at night is decided for
 * each by their own quiet hours and next shift, as they know it or as it is now, whichever comes first.
 */
export async function tellComing(tx: Tx, { kind, id, shifts }: Concerned, now: Date): Promise<void> {
  const signups = await tx.signup.findMany({
    where: {
      shiftId: { in: shifts.map((shift) => shift.id) },
      status: "confirmed",
      shift: { end: { gt: now } },
    },
    select: {
      personId: true,
      shiftId: true,
      shift: { select: { start: true } },
      person: { select: { resident: { select: quietColumns } } },
    },
  });
  const known = new Map(shifts.map((shift) => [shift.id, shift.start.getTime()]));
  const coming = new Map<string, Coming>();
  for (const { personId, shiftId, shift, person } of signups) {
    if (personId === null) continue;
    const start = Math.min(shift.start.getTime(), known.get(shiftId) ?? Number.POSITIVE_INFINITY);
    const earlier = coming.get(personId)?.start ?? Number.POSITIVE_INFINITY;
    coming.set(personId, { start: Math.min(start, earlier), quiet: person?.resident ?? usualQuiet });
  }
  const subject = `${id}:${now.getTime()}`;
  for (const { personIds, deliverAt, silent } of byTime(kind, coming, now)) {
    const when = { ringAt: deliverAt, mailAt: now, silent };
    await tell(tx, { kind, helpRequestId: id, personIds, subject, ...when, channels: "both" });
  }
}

type Coming = { start: number; quiet: QuietHours };

/** In quiet hours some are rung at once and others when theirs end; by day most are one group. */
function byTime(kind: Concerned["kind"], coming: ReadonlyMap<string, Coming>, now: Date) {
  const groups = new Map<string, ReturnType<typeof noticeTime> & { personIds: string[] }>();
  for (const [personId, { start, quiet }] of coming) {
    const time = noticeTime(kind, now, new Date(start), quiet);
    const name = `${time.deliverAt.getTime()} ${time.silent}`;
    const group = groups.get(name) ?? { ...time, personIds: [] };
    group.personIds.push(personId);
    groups.set(name, group);
  }
  return groups.values();
}
