import { readFields, required } from "./field";
import { choice, paragraphs } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

const cancelReasons = ["weather", "not-needed", "other"] as const;

export type CancelReason = (typeof cancelReasons)[number];
export type CancelInput = { reason: CancelReason; text: string };

/** One tap is enough for the weather; only "other" needs a word of its own. */
export function parseCancelForm(form: Form): Parsed<CancelInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    reason: required(choice(cancelReasons), "reason-required"),
    text: paragraphs(500),
  });
  const { reason, text = "" } = fields;
  if (reason === "other" && text === "" && !errors.text) errors.text = "required";
  if (reason === undefined || Object.keys(errors).length > 0) {
    return { ok: false, errors, values: typedValues(sent, ["reason", "text"]) };
  }
  return { ok: true, value: { reason, text } };
}
