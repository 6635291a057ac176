import type { NeedStatus } from "./need-status";
import type { NoticeKind } from "./notices";

export type Standing = {
  kind: NoticeKind;
  need: { status: NeedStatus; endsAt: Date | null };
  /** over all shifts that still lie ahead */
  placesLeft: number;
  person: { pausedUntil: Date | null; answered: boolean; coming: boolean };
  now: Date;
};

/**
 * Looked at again right before a send: is what the ping says still true, and still wanted? An invitation to a
 * need that is full or cancelled by now, or to somebody who has answered, is not sent.
 */
export function stillHolds({ kind, need, placesLeft, person, now }: Standing): boolean {
  const ahead = need.endsAt !== null && need.endsAt > now;
  switch (kind) {
    case "invitation": {
      const paused = person.pausedUntil !== null && person.pausedUntil > now;
      return (
        need.status === "open" && ahead && placesLeft > 0 && !paused && !person.answered && !person.coming
      );
    }
    case "changed":
      return need.status !== "cancelled" && ahead && person.coming;
    case "cancelled":
      return need.status === "cancelled" && ahead;
    case "nobody-yet":
      return need.status === "open" && ahead;
    case "first-signup":
    case "full":
    case "withdrawn":
      return need.status !== "cancelled" && ahead;
  }
}
