import type { DecisionInput } from "~/domain/forms/report-form";
import {
  concernsTeam,
  type ReportDecision,
  type Reported,
  type ReportRefusal,
  reportRefusal,
} from "~/domain/reports";
import { type Decider, decide, lockAssociation } from "./association.server";
import { record } from "./audit.server";
import { type Tx, transaction } from "./db.server";
import { haltNeeds, resumeNeeds } from "./halt.server";
import { enqueue } from "./job.server";
import { lockNeed } from "./need-lock.server";

export type ReportDecided = { ok: true } | { ok: false; reason: ReportRefusal };

/**
 * One decision about a report: it takes effect at once, and everybody concerned hears of it with its reason. Rests
 * on the report's row, then the association's, then the need's, locked in this order: of two decisions at once the
 * second finds it decided.
 * @param now product time
 */
export async function decideReport(
  reportId: string,
  by: Decider,
  { decision, reason }: DecisionInput,
  now: Date,
): Promise<ReportDecided> {
  return transaction(async (tx) => {
    const found = await lockReport(tx, reportId, by.municipalityId);
    if (!found) return { ok: false as const, reason: "not-found" as const };
    const refusal = reportRefusal(found.reported, decision, reason);
    if (refusal) return { ok: false as const, reason: refusal };
    await tx.report.update({
      where: { id: reportId },
      data: { status: "decided", decision, reason, decidedAt: new Date() },
    });
    await carryOut(tx, decision, { ...found, by, reason, now });
    await record(tx, {
      ...{ chain: by.municipalityId, at: new Date(), act: "report-decided" },
      actor: { personId: by.personId, role: by.role },
      subject: { kind: "report", id: reportId },
    });
    await tellOutcome(tx, reportId, found, decision);
    return { ok: true as const };
  });
}

type Found = { associationId: string; helpRequestId: string | null; contact: string; reported: Reported };
type CarryingOut = Found & { by: Decider; reason: string; now: Date };

async function lockReport(tx: Tx, id: string, municipalityId: string): Promise<Found | null> {
  await tx.$queryRaw`select id from "Report" where id = ${id}::uuid for no key update`;
  const report = await tx.report.findFirst({ where: { id, municipalityId } });
  if (!report) return null;
  const association = await lockAssociation(tx, report.associationId);
  if (!association) return null;
  const { helpRequestId, associationId, contact, status } = report;
  if (helpRequestId) await lockNeed(tx, helpRequestId);
  const need =
    helpRequestId &&
    (await tx.helpRequest.findUnique({ where: { id: helpRequestId }, select: { hiddenAt: true } }));
  const hidden = need ? need.hiddenAt !== null : null;
  return {
    associationId,
    helpRequestId,
    contact,
    reported: { status, hidden, association: association.status },
  };
}

async function carryOut(tx: Tx, decision: ReportDecision, at: CarryingOut): Promise<void> {
  const { associationId, helpRequestId, reported, by, reason, now } = at;
  if (decision === "warn") await note(tx, at, "team-warned", { kind: "association", id: associationId });
  if (decision === "hide" && helpRequestId) {
    await tx.helpRequest.update({ where: { id: helpRequestId }, data: { hiddenAt: now } });
    await haltNeeds(tx, { helpRequestId }, now);
    await note(tx, at, "need-hidden", { kind: "need", id: helpRequestId });
  }
  if (decision === "restore" && helpRequestId && reported.hidden) {
    await tx.helpRequest.update({ where: { id: helpRequestId }, data: { hiddenAt: null } });
    await resumeNeeds(tx, { helpRequestId }, now);
    await note(tx, at, "need-restored", { kind: "need", id: helpRequestId });
  }
  const suspends = decision === "suspend";
  if (suspends || (decision === "restore" && reported.association === "suspended" && !reported.hidden)) {
    const decided = await decide(tx, suspends ? "suspend" : "restore", { associationId, by, reason, now });
    if (!decided.ok) throw new Error(`the association could not be decided on: ${decided.reason}`);
  }
}

async function note(
  tx: Tx,
  { by }: CarryingOut,
  act: "team-warned" | "need-hidden" | "need-restored",
  subject: { kind: "association" | "need"; id: string },
): Promise<void> {
  const actor = { personId: by.personId, role: by.role };
  await record(tx, { chain: by.municipalityId, at: new Date(), actor, act, subject });
}

/** Who reported hears it when there is an address; the team when it loses, or gets back, something. */
async function tellOutcome(tx: Tx, reportId: string, found: Found, decision: ReportDecision): Promise<void> {
  if (found.contact) await enqueue(tx, "report-mail", { reportId, news: "decided", to: "reporter" });
  if (!concernsTeam(decision)) return;
  const team = await tx.membership.findMany({
    where: { associationId: found.associationId, person: { email: { not: null }, emailConfirmed: true } },
    select: { personId: true },
    orderBy: { personId: "asc" },
  });
  for (const { personId } of team)
    await enqueue(tx, "report-mail", { reportId, news: "decided", to: personId });
}
