import { z } from "zod";
import type { FieldError, FormErrors } from "./form-values";
import type { Sent } from "./sent";

/** One field of a form: everything that arrived under its name becomes a value or a `FieldError`. */
export type Field<Value> = z.ZodType<Value, readonly string[]>;

type Shape = Record<string, Field<unknown>>;
type ValuesOf<S extends Shape> = { [Name in keyof S]: z.output<S[Name]> };

/** All fields that are right; the errors say which are not, so an absent value always has its error. */
export function readFields<S extends Shape>(
  sent: Sent,
  shape: S,
): { fields: Partial<ValuesOf<S>>; errors: FormErrors } {
  const fields: Partial<ValuesOf<S>> = {};
  const errors: FormErrors = {};
  for (const name of Object.keys(shape) as (keyof S & string)[]) {
    const result = shape[name]?.safeParse(sent.get(name) ?? []);
    if (result?.success) fields[name] = result.data as ValuesOf<S>[typeof name];
    else errors[name] = (result?.error.issues[0]?.message ?? "required") as FieldError;
  }
  return { fields, errors };
}

export function required<Value>(
  field: Field<Value>,
  error: FieldError = "required",
): Field<NonNullable<Value>> {
  return field.transform((value, context): NonNullable<Value> => {
    if (value !== null && value !== undefined && value !== "") return value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
}

/** A field sent once. Blank copies do not count; two that contradict each other are refused, not guessed. */
export function single<Value, Blank>(
  read: (raw: string, refuse: (error: FieldError) => never) => Value,
  blank: Blank,
): Field<Value | Blank> {
  return sentTexts.transform((raw, context) => {
    const refuse = (error: FieldError): never => {
      context.addIssue({ code: "custom", message: error });
      return z.NEVER;
    };
    const given = new Set(raw.filter((text) => text.trim() !== ""));
    const [first] = given;
    if (first === undefined) return blank;
    return given.size > 1 ? refuse("doubled") : read(first, refuse);
  });
}

export const sentTexts = z.array(z.string());

/** What was typed as `read` spells it; nothing typed is nothing. */
export function checked(
  field: Field<string>,
  read: (typed: string) => string | null,
  error: FieldError,
): Field<string> {
  return field.transform((typed, context): string => {
    const value = typed === "" ? "" : read(typed);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
}
