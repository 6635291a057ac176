import type { NoticeKind } from "./notices";

/** Kinds of pings that name a need, and so what somebody is asked to do, in their title. */
const naming = ["invitation", "changed", "cancelled", "suspended", "reminder"] as const;

export type NamingKind = (typeof naming)[number];

/**
 * Whether the title says only that there is something: for phones that others see. Pings for a team are work
 * and stay as they are; the text below the title never names a need.
 */
export function needsNeutralTitle(kind: NoticeKind, neutralTitles: boolean): kind is NamingKind {
  return neutralTitles && naming.some((one) => one === kind);
}
