import { readFields, required } from "./field";
import { choice, email, line } from "./fields";
import type { Parsed } from "./form-values";
import { type Form, sentBy, typedValues } from "./sent";

export const staffRoles = ["staff", "administrator"] as const;
export type StaffRole = (typeof staffRoles)[number];
export type NewStaff = { name: string; email: string; role: StaffRole };

export function parseStaffForm(form: Form): Parsed<NewStaff> {
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, {
    name: required(line(80)),
    email: required(email()),
    role: choice(staffRoles),
  });
  const { name, email: address, role } = fields;
  if (!name || !address || Object.keys(errors).length > 0)
    return { ok: false, errors, values: typedValues(sent, ["name", "email", "role"]) };
  return { ok: true, value: { name, email: address, role: role ?? "staff" } };
}

/** May this one stop being an administrator? Somebody always answers for the municipality. */
export function lastAdministrator(
  staff: readonly { id: string; role: StaffRole }[],
  id: string,
  becomes: StaffRole | null,
): boolean {
  const one = staff.find((member) => member.id === id);
  if (one?.role !== "administrator" || becomes === "administrator") return false;
  return staff.every((member) => member.id === id || member.role !== "administrator");
}
