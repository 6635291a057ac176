import { isQuiet, type QuietHours, usualQuiet } from "~/domain/quiet-hours";
import { type Reminder, reminderDue } from "~/domain/reminders";
import { db, transaction } from "./db.server";
import { tell } from "./delivery.server";

/** Moved before two quiet days (a Sunday among them), a reminder comes this long before the shift. */
const horizonMs = 4 * 86_400_000;

/**
 * Reminds those coming to what starts soon, as the product's clock says; whoever asks again, or after a crash,
 * writes nothing twice. Rests on the unique key of a delivery, which names reminder, shift and start: a shift
 * that was moved is reminded of anew.
 */
export async function remindDue(now: Date): Promise<void> {
  const due = new Map<string, { subject: string; promise: Promised; personIds: string[] }>();
  for (const promise of await promisesAhead(now)) {
    const which = dueOf(promise, now);
    if (!which || promise.told?.includes(which)) continue;
    const subject = `${which}:${promise.shiftId}:${promise.start.getTime()}`;
    const group = due.get(subject) ?? { subject, promise, personIds: [] };
    group.personIds.push(promise.personId);
    due.set(subject, group);
  }
  for (const { subject, promise, personIds } of due.values()) {
    const { helpRequestId, shiftId } = promise;
    const what = { kind: "reminder" as const, helpRequestId, shiftId, subject, personIds };
    const when = { ringAt: now, mailAt: now, channels: "mail-as-fallback" as const };
    await transaction((tx) => tell(tx, { ...what, ...when }));
  }
}

/** In quiet hours nothing: what was missed before them comes when they end, if it is still ahead. */
function dueOf(promise: Promised, now: Date): Reminder["which"] | null {
  const { quietFrom, quietUntil, quietSundays } = promise;
  const quiet: QuietHours =
    quietFrom === null || quietUntil === null
      ? usualQuiet
      : { quietFrom, quietUntil, quietSundays: quietSundays ?? false };
  if (isQuiet(now, quiet)) return null;
  return reminderDue(promise, quiet, now)?.which ?? null;
}

type Promised = {
  personId: string;
  confirmedAt: Date;
  shiftId: string;
  start: Date;
  helpRequestId: string;
  /** null: no helper profile */
  quietFrom: number | null;
  quietUntil: number | null;
  quietSundays: boolean | null;
  /** the reminders of this start that were written down already */
  told: string[] | null;
};

/** Everyone coming who can be reached at all. */
async function promisesAhead(now: Date): Promise<Promised[]> {
  const until = new Date(now.getTime() + horizonMs);
  return db().$queryRaw<Promised[]>`
    select t."personId", t."confirmedAt", s.id as "shiftId", s.start, s."helpRequestId",
           r."quietFrom", r."quietUntil", r."quietSundays",
           (select array_agg(split_part(d.key, ':', 2)) from "Delivery" d
             where d."personId" = t."personId" and d."shiftId" = s.id and d.kind = 'reminder'
               and split_part(d.key, ':', 4) = (extract(epoch from s.start) * 1000)::bigint::text) as told
      from "Shift" s
      join "HelpRequest" h on h.id = s."helpRequestId" and h.status in ('open', 'filled', 'closed')
      join "Signup" t on t."shiftId" = s.id and t.status = 'confirmed'
      join "Person" p on p.id = t."personId"
      left join "Resident" r on r."personId" = t."personId"
     where s.start > ${now}::timestamptz and s.start <= ${until}::timestamptz
       and (p.email is not null or exists (select from "PushSubscription" d where d."personId" = p.id))`;
}
