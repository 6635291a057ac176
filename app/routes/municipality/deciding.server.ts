import { data } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import type { DecisionAnswer } from "~/components/municipality/decision-forms";
import { readFields } from "~/domain/forms/field";
import { line, paragraphs } from "~/domain/forms/fields";
import { sentBy } from "~/domain/forms/sent";
import { type AssociationDecision, moves } from "~/domain/team";
import { isUuid } from "~/domain/uuid";
import { approve, type Decider, refuse, restore, suspend } from "~/models/association.server";

const verbs = { approve, refuse, suspend, restore } as const;

/**
 * One decision about an association, as its form says. @returns what the page shows when it is refused, with
 * 409 or 422, or the decision that was taken
 */
export async function decideByForm(form: FormData, by: Decider) {
  const sent = sentBy(form);
  const { fields } = readFields(sent, {
    associationId: line(40),
    decision: line(20),
    reason: paragraphs(1000),
  });
  const { associationId, reason = "" } = fields;
  const decision = (Object.keys(moves) as AssociationDecision[]).find((one) => one === fields.decision);
  if (!isUuid(associationId) || !decision) throw notFound();
  const decided = await verbs[decision](associationId, by, reason, now());
  if (decided.ok) return { done: decision, refused: null };
  if (decided.reason === "not-found") throw notFound();
  const answer: DecisionAnswer = { associationId, decision, refusal: decided.reason, reason };
  const status = decided.reason === "reason-required" ? 422 : 409;
  return { done: null, refused: data(answer, { status }) };
}
