import { type AssociationStatus, moves } from "./team";

/** What somebody reports about a need, an association or a message (Digital Services Act, article 16). */
export const reportCategories = [
  "wrong",
  "advertising",
  "party-campaign",
  "discriminating",
  "dangerous",
  "personal-data",
  "paid-work",
  "something-else",
] as const;
export type ReportCategory = (typeof reportCategories)[number];

/** `message`: what was rung or mailed about a need. */
export const reportSubjects = ["need", "association", "message"] as const;
export type ReportSubject = (typeof reportSubjects)[number];

export const reportDecisions = ["dismiss", "warn", "hide", "suspend", "restore"] as const;
export type ReportDecision = (typeof reportDecisions)[number];

/** How the thing stands now that a report is about; `hidden` null: it is about an association alone. */
export type Reported = {
  status: "open" | "decided";
  hidden: boolean | null;
  association: AssociationStatus;
};

/**
 * What can be decided now. An open report takes any decision that would change something, or none; once it is
 * decided, what was hidden or suspended can still be given back.
 */
export function decisionsFor({ status, hidden, association }: Reported): ReportDecision[] {
  const suspends = moves.suspend.from.includes(association);
  const restores = hidden === true || moves.restore.from.includes(association);
  const open: ReportDecision[] = ["dismiss", "warn"];
  if (hidden === false) open.push("hide");
  if (suspends) open.push("suspend");
  return [...(status === "open" ? open : []), ...(restores ? (["restore"] as const) : [])];
}

export type ReportRefusal = "not-found" | "decided" | "reason-required";

/** Whoever loses something by a decision, or hears that nothing follows, is told why (article 17). */
export function reportRefusal(
  reported: Reported,
  decision: ReportDecision,
  reason: string,
): Exclude<ReportRefusal, "not-found"> | null {
  if (!decisionsFor(reported).includes(decision)) return "decided";
  return reason.trim() === "" ? "reason-required" : null;
}

/** Whether the team hears of it: a report without consequences is no accusation. */
export function concernsTeam(decision: ReportDecision): boolean {
  return decision !== "dismiss";
}
