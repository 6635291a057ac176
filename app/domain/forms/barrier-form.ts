import { readFields, required } from "./field";
import { email, line, paragraphs } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export type BarrierInput = {
  text: string;
  /** where the answer goes; empty: nowhere */
  contact: string;
  /** the page that the reporter came from */
  page: string;
};

/** What is in somebody's way, in their own words. */
export function parseBarrierForm(form: Form): Parsed<BarrierInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    text: required(paragraphs(2_000)),
    contact: email(),
    page: line(300),
  });
  const { text, contact, page } = fields;
  if (text === undefined || page === undefined || Object.keys(errors).length > 0)
    return { ok: false, errors, values: typedValues(sent, ["text", "contact", "page"]) };
  return { ok: true, value: { text, contact: contact ?? "", page } };
}
