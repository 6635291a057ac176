/** How an association stands with its municipality; only an approved one publishes and is shown. */
export const associationStatuses = ["applied", "approved", "refused", "suspended"] as const;

export type AssociationStatus = (typeof associationStatuses)[number];
export type AssociationDecision = "approve" | "refuse" | "suspend" | "restore";
export type DecisionRefusal = "wrong-status" | "reason-required";

type Move = {
  from: readonly AssociationStatus[];
  to: AssociationStatus;
  /** Whoever is turned down or stopped hears why (Digital Services Act, article 17). */
  needsReason: boolean;
};

export const moves: Record<AssociationDecision, Move> = {
  approve: { from: ["applied", "refused"], to: "approved", needsReason: false },
  refuse: { from: ["applied"], to: "refused", needsReason: true },
  suspend: { from: ["approved"], to: "suspended", needsReason: true },
  restore: { from: ["suspended"], to: "approved", needsReason: false },
};

/** Why a decision cannot be taken now; null: it can. Decides which buttons a page offers, and the action. */
export function decisionRefusal(
  status: AssociationStatus,
  decision: AssociationDecision,
  reason: string,
): DecisionRefusal | null {
  const { from, needsReason } = moves[decision];
  if (!from.includes(status)) return "wrong-status";
  return needsReason && reason.trim() === "" ? "reason-required" : null;
}

/** Where the way leads on for an association that may not publish. */
export function mayApplyAgain(status: AssociationStatus): boolean {
  return status === "refused";
}

export type TeamRole = "owner" | "coordinator";
export type TeamMember = { personId: string; role: TeamRole };
export type TeamRefusal = "last-owner" | "not-a-member";

/**
 * May this person stop being an owner here: leave, be removed, or become a coordinator? An association always
 * has somebody who answers for it, so the last owner needs a successor first.
 */
export function ownerRefusal(
  members: readonly TeamMember[],
  personId: string,
  becomes: TeamRole | null,
): TeamRefusal | null {
  const member = members.find((one) => one.personId === personId);
  if (!member) return "not-a-member";
  if (member.role !== "owner" || becomes === "owner") return null;
  return members.some((one) => one.role === "owner" && one.personId !== personId) ? null : "last-owner";
}

/** A link into a team is good for seven days and one person. */
export const teamInvitationMs = 7 * 24 * 60 * 60_000;
