import { readFields, required } from "./field";
import { birthYear, line, phone, uuid, wholeNumber } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export type SignupInput = {
  shiftId: string;
  /** null only from somebody whose name is known already */
  name: string | null;
  /** "Ich und noch 1–4": 1–5 */
  people: number;
  phone: string | null;
  /** of somebody under 18 */
  guardianPhone: string | null;
  birthYear: number | null;
};

/** `nameRequired`: nobody is signed in, so the form is all we know about this person. */
export function parseSignupForm(
  form: Form,
  now: Date,
  { nameRequired }: { nameRequired: boolean },
): Parsed<SignupInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    shiftId: required(uuid()),
    name: nameRequired ? required(line(80)) : line(80),
    people: wholeNumber(1, 5),
    phone: phone(),
    guardianPhone: phone(),
    birthYear: birthYear(now),
  });
  if (fields.shiftId === undefined || Object.keys(errors).length > 0) {
    const names = ["shiftId", "name", "people", "phone", "guardianPhone", "birthYear"];
    return { ok: false, errors, values: typedValues(sent, names) };
  }
  return {
    ok: true,
    value: {
      shiftId: fields.shiftId,
      name: fields.name || null,
      people: fields.people ?? 1,
      phone: fields.phone ?? null,
      guardianPhone: fields.guardianPhone ?? null,
      birthYear: fields.birthYear ?? null,
    },
  };
}
