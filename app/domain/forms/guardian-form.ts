import { readFields, required } from "./field";
import { birthYear, email, line, phone } from "./fields";
import type { FormErrors, Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

/** How a parent or guardian is reached: by at least one of mail and phone. */
export type GuardianInput = { name: string; email: string | null; phone: string | null };

export function parseGuardianForm(form: Form): Parsed<GuardianInput> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    guardianName: required(line(80)),
    guardianEmail: email(),
    guardianPhone: phone(),
  });
  const { guardianEmail = null, guardianPhone = null } = fields;
  const reachable = guardianEmail !== null || guardianPhone !== null;
  if (!reachable && !errors.guardianEmail && !errors.guardianPhone) errors.guardianEmail = "mail-or-phone";
  if (Object.keys(errors).length > 0) {
    const names = ["guardianName", "guardianEmail", "guardianPhone", "name", "birthYear"];
    return { ok: false, errors, values: typedValues(sent, names) };
  }
  return {
    ok: true,
    value: { name: fields.guardianName ?? "", email: guardianEmail, phone: guardianPhone },
  };
}

/** A guardian may leave a number with their yes. */
export function parseConsentForm(form: Form): { ok: true; phone: string | null } | { ok: false } {
  const { fields, errors } = readFields(sentBy(form), { phone: phone() });
  return errors.phone ? { ok: false } : { ok: true, phone: fields.phone ?? null };
}

/** Who asks a guardian before anybody knows them. */
export function parseNewcomer(
  form: Form,
  now: Date,
): { ok: true; name: string; birthYear: number } | { ok: false; errors: FormErrors } {
  const { fields, errors } = readFields(sentBy(form), {
    name: required(line(80)),
    birthYear: required(birthYear(now)),
  });
  const { name, birthYear: year } = fields;
  return name && year ? { ok: true, name, birthYear: year } : { ok: false, errors };
}
