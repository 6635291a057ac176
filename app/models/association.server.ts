import { type AssociationDecision, type DecisionRefusal, decisionRefusal, moves } from "~/domain/team";
import { tellTeamByMail } from "./association-mail.server";
import { record } from "./audit.server";
import { type Tx, transaction } from "./db.server";
import { haltNeeds, resumeNeeds } from "./halt.server";

/** Who decides, for which municipality: an association of another one is not found. */
export type Decider = {
  personId: string;
  role: "staff" | "administrator" | "operator";
  municipalityId: string;
};

export type Decided = { ok: true } | { ok: false; reason: DecisionRefusal | "not-found" };

/** May publish from now on. The owners hear it by mail, as of every decision. @param now product time */
export function approve(associationId: string, by: Decider, reason: string, now: Date): Promise<Decided> {
  return transaction((tx) => decide(tx, "approve", { associationId, by, reason, now }));
}

/** The team reads `reason`, may change the application and apply again. */
export function refuse(associationId: string, by: Decider, reason: string, now: Date): Promise<Decided> {
  return transaction((tx) => decide(tx, "refuse", { associationId, by, reason, now }));
}

/** Its needs disappear at once and ring nobody more; everyone coming is told. */
export function suspend(associationId: string, by: Decider, reason: string, now: Date): Promise<Decided> {
  return transaction((tx) => decide(tx, "suspend", { associationId, by, reason, now }));
}

/** Its needs are there again; who had said yes is asked whether it still fits. */
export function restore(associationId: string, by: Decider, reason: string, now: Date): Promise<Decided> {
  return transaction((tx) => decide(tx, "restore", { associationId, by, reason, now }));
}

const acts = {
  approve: "association-approved",
  refuse: "association-refused",
  suspend: "association-suspended",
  restore: "association-restored",
} as const;

const news = {
  approve: "approved",
  refuse: "refused",
  suspend: "suspended",
  restore: "restored",
} as const;

type Deciding = { associationId: string; by: Decider; reason: string; now: Date };

/** One decision inside the transaction of what led to it. Rests on the association's row, locked first. */
export async function decide(
  tx: Tx,
  decision: AssociationDecision,
  { associationId, by, reason, now }: Deciding,
): Promise<Decided> {
  const association = await lockAssociation(tx, associationId);
  if (association?.municipalityId !== by.municipalityId) return { ok: false, reason: "not-found" };
  const refusal = decisionRefusal(association.status, decision, reason);
  if (refusal) return { ok: false, reason: refusal };
  const { to: status } = moves[decision];
  const statusReason = status === "approved" ? "" : reason.trim();
  await tx.association.update({
    where: { id: associationId },
    data: { status, statusReason, decidedAt: now },
  });
  if (decision === "suspend") await haltNeeds(tx, { associationId }, now);
  if (decision === "restore") await resumeNeeds(tx, { associationId }, now);
  await tellTeamByMail(tx, associationId, news[decision]);
  await record(tx, {
    chain: association.municipalityId,
    at: new Date(),
    actor: { personId: by.personId, role: by.role },
    act: acts[decision],
    subject: { kind: "association", id: associationId },
  });
  return { ok: true };
}

/** Takes the association's row for the rest of the transaction: its status and its team change one by one. */
export async function lockAssociation(tx: Tx, id: string) {
  await tx.$queryRaw`select id from "Association" where id = ${id}::uuid for no key update`;
  return tx.association.findUnique({
    where: { id },
    include: { memberships: { select: { personId: true, role: true } } },
  });
}
