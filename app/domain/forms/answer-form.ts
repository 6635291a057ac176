import { readFields, required } from "./field";
import { birthYear, choice, phone } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

/** What a one-tap link can be told: `LinkAnswer` of models/answer-link.server. */
export const answers = ["yes", "no", "undo", "withdraw"] as const;

export type AnswerInput = {
  answer: (typeof answers)[number];
  phone: string | null;
  birthYear: number | null;
};

export function parseAnswerForm(form: Form, now: Date): Parsed<AnswerInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    answer: required(choice(answers)),
    phone: phone(),
    birthYear: birthYear(now),
  });
  if (fields.answer === undefined || Object.keys(errors).length > 0) {
    return { ok: false, errors, values: typedValues(sent, ["phone", "birthYear"]) };
  }
  return {
    ok: true,
    value: { answer: fields.answer, phone: fields.phone ?? null, birthYear: fields.birthYear ?? null },
  };
}
