import { type AnswerLink, offeredShift } from "~/domain/answer-link";
import { isCategory } from "~/domain/categories";
import type { Standing } from "~/domain/holds";
import { publicPlace } from "~/domain/need-view";
import { type NoticeKind, noticeKinds } from "~/domain/notices";
import { storedReasons } from "~/domain/stored-reasons";
import type { ClaimedDelivery } from "~/models/sending.server";
import type { PingFacts } from "~/push/ping";

/** What a delivery says and rests on, read from its row; null when the row makes no sense (any more). */
export function factsOf(
  delivery: ClaimedDelivery,
  now: Date,
  { baseUrl, tokenOf }: { baseUrl: string; tokenOf: (link: AnswerLink) => string },
) {
  const { helpRequest: need, personId, resident } = delivery;
  const category = need?.category ?? null;
  if (!need || !isNeedKind(delivery.kind) || !isCategory(category) || !need.endsAt) return null;
  const shifts = need.shifts.map(({ signups, ...shift }) => ({
    ...shift,
    taken: signups.reduce((sum, signup) => sum + signup.people, 0),
    coming: signups.some((signup) => signup.personId === personId),
  }));
  const ahead = shifts.filter((shift) => shift.end > now);
  const reminded = shifts.find((shift) => shift.id === delivery.shiftId) ?? null;
  const free = resident?.free ?? [];
  const offered =
    delivery.kind === "invitation" ? offeredShift(shifts, { free, own: delivery.own }, now) : null;
  const answered = delivery.kind === "reminder" ? reminded : offered;
  const token = answered && tokenOf({ residentId: personId, helpRequestId: need.id, shiftId: answered.id });
  const ping: PingFacts = {
    kind: delivery.kind,
    silent: delivery.silent,
    baseUrl,
    need: {
      id: need.id,
      title: need.title,
      category,
      urgent: need.urgency === "urgent",
      place: publicPlace(need).name,
      cancelReason: need.cancelReason,
      shifts: delivery.kind === "reminder" && reminded ? [reminded] : shifts,
    },
    reasons: storedReasons(delivery.reasons),
    answerUrl: token && `${baseUrl}/ping/${token}`,
    tapAnswers: isApple(delivery.endpoint),
    neutral: resident?.neutralTitles ?? false,
    now,
  };
  const standing: Standing = {
    kind: delivery.kind,
    need: { ...need, shown: need.hiddenAt === null && need.association.status === "approved" },
    placesLeft: ahead.reduce((sum, shift) => sum + Math.max(0, shift.places - shift.taken), 0),
    person: {
      pausedUntil: resident?.pausedUntil ?? null,
      answered: delivery.answered,
      coming: shifts.some((shift) => shift.coming),
      off: resident?.weeklyBudget === 0,
      blocks: delivery.blocked.includes(need.associationId),
    },
    promised: Boolean(reminded?.coming && reminded.start > now && isToldStart(delivery, reminded)),
    now,
  };
  return {
    ping,
    standing,
    until: delivery.kind === "reminder" && reminded ? reminded.start : need.endsAt,
    // What replaces a ping must wait where the ping waits.
    topic: `${need.id}:${delivery.kind === "enough" ? "invitation" : delivery.kind}`,
    associationName: need.association.name,
  };
}

function isNeedKind(kind: string): kind is Exclude<NoticeKind, "digest"> {
  return kind !== "digest" && noticeKinds.some((one) => one === kind);
}

/** iPhones and Macs show no buttons: there a tap on the ping opens the page that has them. */
function isApple(endpoint: string | null): boolean {
  return endpoint !== null && /^https:\/\/[^/]*\.push\.apple\.com\//.test(endpoint);
}

/** The key of a reminder names the start it was written for; a shift that moved meanwhile has its own. */
function isToldStart({ key }: ClaimedDelivery, { start }: { start: Date }): boolean {
  return key.split(":")[3] === String(start.getTime());
}
