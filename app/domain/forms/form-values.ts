// What a form sent and what is wrong with it, as plain data: pages import this file, never the validation
// library behind it.

/** The text of each is `errors.<FieldError>`. */
export const fieldErrors = [
  "required",
  "too-long",
  "too-many",
  "doubled",
  "unknown-choice",
  "not-a-number",
  "too-small",
  "too-big",
  "out-of-range",
  "email",
  "mail-or-phone",
  "phone",
  "birth-year",
  "place-required",
  "place-unknown",
  "place-choose",
  "streets-away",
  "shift-required",
  "date",
  "time",
  "end-before-start",
  "past",
  "shift-too-long",
  "reason-required",
  "urgent-reason",
  "accent",
  "ags",
  "host-name",
  "issuer",
  "web-address",
] as const;

export type FieldError = (typeof fieldErrors)[number];

/** Keyed by field name, including `shifts[0].end`. */
export type FormErrors = Partial<Record<string, FieldError>>;

/** What was typed, under the names it was sent with: a field once, lists as arrays. */
export type FormValues = Record<string, string | string[]>;

export type Parsed<Value> =
  | { ok: true; value: Value }
  | { ok: false; errors: FormErrors; values: FormValues };

export type ShiftField = "id" | "start" | "end" | "places" | "flexible";

export function shiftField(index: number, field: ShiftField): string {
  return `shifts[${index}].${field}`;
}

/** The row and column of a field name like `shifts[12].end`, null for any other. */
export function shiftFieldOf(name: string): { index: number; field: ShiftField } | null {
  const match = /^shifts\[(0|[1-9]\d{0,2})\]\.(id|start|end|places|flexible)$/.exec(name);
  return match && { index: Number(match[1]), field: match[2] as ShiftField };
}

/** The indices of the shift rows in a form, ascending; gaps stay gaps, so that errors find their row. */
export function shiftIndices(names: Iterable<string>): number[] {
  const found = new Set<number>();
  for (const name of names) {
    const field = shiftFieldOf(name);
    if (field) found.add(field.index);
  }
  return [...found].sort((a, b) => a - b);
}

/** One typed value, "" when there is none. */
export function typed(values: FormValues, name: string): string {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

export function typedList(values: FormValues, name: string): string[] {
  const value = values[name] ?? [];
  return Array.isArray(value) ? value : [value];
}
