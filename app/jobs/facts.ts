import { isCategory } from "~/domain/categories";
import type { Standing } from "~/domain/holds";
import { publicPlace } from "~/domain/need-view";
import { type NoticeKind, noticeKinds } from "~/domain/notices";
import { storedReasons } from "~/domain/stored-reasons";
import type { ClaimedDelivery } from "~/models/sending.server";
import type { PingFacts } from "~/push/ping";

/** What a delivery says and rests on, read from its row; null when the row makes no sense (any more). */
export function factsOf(delivery: ClaimedDelivery, now: Date, baseUrl: string) {
  const { helpRequest: need, personId } = delivery;
  const { category } = need;
  if (!isKind(delivery.kind) || category === null || !isCategory(category) || !need.endsAt) return null;
  const shifts = need.shifts.map(({ signups, ...shift }) => ({
    ...shift,
    taken: signups.reduce((sum, signup) => sum + signup.people, 0),
  }));
  const ahead = shifts.filter((shift) => shift.end > now);
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
      shifts,
    },
    reasons: storedReasons(delivery.reasons),
    now,
  };
  const standing: Standing = {
    kind: delivery.kind,
    need,
    placesLeft: ahead.reduce((sum, shift) => sum + Math.max(0, shift.places - shift.taken), 0),
    person: {
      pausedUntil: delivery.pausedUntil,
      answered: delivery.answered,
      coming: need.shifts.some((shift) => shift.signups.some((signup) => signup.personId === personId)),
    },
    now,
  };
  return {
    ping,
    standing,
    until: need.endsAt,
    topic: `${need.id}:${delivery.kind}`,
    associationName: need.association.name,
  };
}

function isKind(kind: string): kind is NoticeKind {
  return noticeKinds.some((one) => one === kind);
}
