import { noticeTime } from "~/domain/notices";
import type { Tx } from "./db.server";
import { tell } from "./delivery.server";

/** A need as far as its team's news go. */
export type TeamNeed = {
  id: string;
  shifts: readonly { id: string; start: Date; end: Date }[];
  association: { memberships: readonly { personId: string }[] };
};

/** Null when there is no such need any more. */
export async function findTeamNeed(tx: Tx, id: string): Promise<TeamNeed | null> {
  return tx.helpRequest.findUnique({
    where: { id },
    include: { shifts: true, association: { select: { memberships: { select: { personId: true } } } } },
  });
}

const lateHours = 48;

/** Every member hears it, by mail only whose browsers cannot be rung. */
export async function tellTeam(
  tx: Tx,
  need: TeamNeed,
  kind: "first-signup" | "full" | "withdrawn",
  subject: string,
  now: Date,
): Promise<void> {
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const nextStart = Math.min(...ahead.map((shift) => shift.start.getTime()));
  const { deliverAt, silent } = noticeTime(kind, now, new Date(nextStart));
  const personIds = need.association.memberships.map((member) => member.personId);
  await tell(tx, {
    kind,
    helpRequestId: need.id,
    personIds,
    subject,
    ringAt: deliverAt,
    mailAt: now,
    silent,
    channels: "mail-as-fallback",
  });
}

/**
 * Only a withdrawal less than 48 hours before the start is worth disturbing somebody for. Told by the signup: the
 * key of what others are told names nobody.
 */
export async function tellLateWithdrawal(
  tx: Tx,
  need: TeamNeed,
  { shift, signupId }: { shift: { id: string; start: Date }; signupId: string },
  now: Date,
): Promise<void> {
  const untilStart = shift.start.getTime() - now.getTime();
  if (untilStart <= 0 || untilStart > lateHours * 3_600_000) return;
  await tellTeam(tx, need, "withdrawn", `${shift.id}:${signupId}:${now.getTime()}`, now);
}
