import type { T } from "./translate";

/**
 * Why a need was called off, for pages, pings and mails. Stored is a slug or the coordinator's own words; ""
 * when there is nothing to say.
 */
export function cancelReasonText(stored: string, t: T): string {
  if (stored === "weather" || stored === "not-needed") return t(`association.cancelReason.${stored}`);
  return stored;
}
