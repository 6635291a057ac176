import type { Category } from "~/domain/categories";
import type { Reasons } from "~/domain/matching";

type PingNeed = { id: string; title: string; category: Category };

/** What the page about one's own pings shows. Instants are ISO texts of the product's clock. */
export type PingsData = {
  now: string;
  off: boolean;
  pausedUntil: string | null;
  used: number;
  budget: number;
  quiet: { from: number; until: number; sundays: boolean };
  digestDay: number | null;
  devices: number;
  byMail: boolean;
  rang: {
    id: string;
    need: PingNeed;
    at: string;
    reasons: Reasons | null;
    answer: "yes" | "not_this_time" | null;
    /** what was believed, 0 to 1; null: drawn, or from before there was a belief */
    chance: number | null;
  }[];
  held: {
    id: string;
    need: PingNeed;
    /** when it will ring, if it will */
    at: string | null;
    why: "quiet" | "budget" | "digested" | "paused" | "unreachable" | "over" | "others";
  }[];
  /** what the belief remembers; null: objected to it */
  learned: {
    habits: { category: Category | null; association: string | null; yes: number; no: number }[];
    lastPing: { at: string; ending: "unanswered" | "declined" | "accepted" } | null;
  } | null;
};
