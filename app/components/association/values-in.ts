import type { FormValues } from "~/domain/forms/form-values";

/** What stands in a form now: a field once, what was ticked more than once as a list. */
export function valuesIn(form: HTMLFormElement): FormValues {
  return valuesOf(new FormData(form));
}

export function valuesOf(fields: Iterable<[string, FormDataEntryValue]>): FormValues {
  const values: FormValues = {};
  for (const [name, value] of fields) {
    if (typeof value !== "string") continue;
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return values;
}
