import type { NeedStatus } from "./need-status";
import type { NoticeKind } from "./notices";

export type Standing = {
  kind: NoticeKind;
  /** `shown`: neither hidden by the municipality nor of an association that may not publish; `ringingStopped`: by its team */
  need: { status: NeedStatus; endsAt: Date | null; shown: boolean; ringingStopped: boolean };
  /** over all shifts that still lie ahead */
  placesLeft: number;
  person: {
    pausedUntil: Date | null;
    answered: boolean;
    coming: boolean;
    /** wants no pings at all: a weekly budget of 0 */
    off: boolean;
    /** does not want to hear of this association */
    blocks: boolean;
  };
  /** that a reminder is about: comes to exactly this shift, which still starts when it was told */
  promised: boolean;
  now: Date;
};

/**
 * Looked at again right before a send: is what the ping says still true, and still wanted? An invitation to a
 * need that is full or cancelled by now, or to somebody who has answered, is not sent.
 */
export function stillHolds({ kind, need, placesLeft, person, promised, now }: Standing): boolean {
  const ahead = need.endsAt !== null && need.endsAt > now;
  switch (kind) {
    case "invitation": {
      const wanted = !person.off && !person.blocks && !isPaused(person.pausedUntil, now);
      const free = need.status === "open" && need.shown && ahead && placesLeft > 0;
      return free && wanted && !need.ringingStopped && !person.answered && !person.coming;
    }
    case "enough":
      return (
        (need.status === "filled" || need.status === "closed") && ahead && !person.answered && !person.coming
      );
    case "reminder":
      return need.status !== "cancelled" && need.shown && promised;
    case "digest":
      return !isPaused(person.pausedUntil, now);
    case "changed":
      return need.status !== "cancelled" && need.shown && ahead && person.coming;
    case "cancelled":
      return need.status === "cancelled" && ahead;
    case "suspended":
      return !need.shown && ahead;
    case "nobody-yet":
      return need.status === "open" && need.shown && ahead;
    case "first-signup":
    case "full":
    case "withdrawn":
      return need.status !== "cancelled" && ahead;
  }
}

function isPaused(until: Date | null, now: Date): boolean {
  return until !== null && until > now;
}
