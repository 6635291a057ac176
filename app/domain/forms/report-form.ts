import { type ReportCategory, type ReportDecision, reportCategories, reportDecisions } from "../reports";
import { readFields, required } from "./field";
import { choice, email, paragraphs } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export type ReportInput = {
  category: ReportCategory;
  text: string;
  /** where the outcome is told; empty: nowhere */
  contact: string;
};

/** "Inhalt melden": what it is, in one's own words, and where to hear of it. */
export function parseReportForm(form: Form): Parsed<ReportInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    category: required(choice(reportCategories)),
    text: required(paragraphs(2_000)),
    contact: email(),
  });
  const { category, text, contact } = fields;
  if (!category || text === undefined || Object.keys(errors).length > 0) {
    return { ok: false, errors, values: typedValues(sent, ["category", "text", "contact"]) };
  }
  return { ok: true, value: { category, text, contact: contact ?? "" } };
}

export type DecisionInput = { decision: ReportDecision; reason: string };

/** What staff decide, with the reason that both sides read. */
export function parseDecisionForm(form: Form): Parsed<DecisionInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    decision: required(choice(reportDecisions)),
    reason: required(paragraphs(2_000)),
  });
  const { decision, reason } = fields;
  if (!decision || reason === undefined || Object.keys(errors).length > 0) {
    return { ok: false, errors, values: typedValues(sent, ["decision", "reason"]) };
  }
  return { ok: true, value: { decision, reason } };
}
