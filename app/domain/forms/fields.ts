import { z } from "zod";
import { parseLocal } from "../berlin-time";
import { isUuid } from "../uuid";
import type { FieldError, FormErrors, FormValues } from "./form-values";
import {
  cleanLine,
  cleanParagraphs,
  cleanText,
  isVisible,
  readNumber,
  readPhone,
  readWholeNumber,
} from "./text";

export type Form = FormData | URLSearchParams;

/** The texts that arrived under each name. An uploaded file is no text and counts as not sent. */
export type Sent = ReadonlyMap<string, readonly string[]>;

/** One field of a form: everything that arrived under its name becomes a value or a `FieldError`. */
export type Field<Value> = z.ZodType<Value, readonly string[]>;

type Shape = Record<string, Field<unknown>>;
type ValuesOf<S extends Shape> = { [Name in keyof S]: z.output<S[Name]> };

/** Sorts a form by name in one pass, so that a form of a hundred thousand names costs no more than its size. */
export function sentBy(form: Form): Sent {
  const sent = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const texts = sent.get(name);
    if (texts) texts.push(value);
    else sent.set(name, [value]);
  }
  return sent;
}

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

/** What was typed, cut to what a page can show again: `lists` name the fields that may hold several. */
export function typedValues(sent: Sent, names: readonly string[], lists: readonly string[] = []): FormValues {
  const typed = (name: string) =>
    (sent.get(name) ?? []).slice(0, 100).map((text) => cleanText(text.slice(0, 8_000)));
  return Object.fromEntries(
    names.map((name) => [name, lists.includes(name) ? typed(name) : (typed(name)[0] ?? "")]),
  );
}

export function line(max: number): Field<string> {
  return single((raw, refuse) => limited(raw, max, cleanLine, refuse), "");
}

export function paragraphs(max: number): Field<string> {
  return single((raw, refuse) => limited(raw, max, cleanParagraphs, refuse), "");
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

export function wholeNumber(min: number, max: number): Field<number | null> {
  return single((raw, refuse) => between(readWholeNumber(raw), min, max, refuse), null);
}

/** Degrees. */
export function coordinate(limit: 90 | 180): Field<number | null> {
  return single((raw, refuse) => {
    const degrees = readNumber(raw);
    if (degrees === null) return refuse("not-a-number");
    return Math.abs(degrees) <= limit ? degrees : refuse("out-of-range");
  }, null);
}

export function birthYear(now: Date): Field<number | null> {
  return single((raw, refuse) => {
    const year = readWholeNumber(raw);
    return year !== null && year >= 1900 && year <= now.getUTCFullYear() ? year : refuse("birth-year");
  }, null);
}

export function localTime(): Field<Date | null> {
  return single((raw, refuse) => parseLocal(raw.trim()) ?? refuse("date"), null);
}

/** Minutes after midnight: "20:30", as <input type="time"> sends it and as somebody without one types it. */
export function clockTime(): Field<number | null> {
  return single((raw, refuse) => {
    const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/.exec(raw.trim()) ?? [];
    const time = Number(hours) * 60 + Number(minutes);
    return time < 24 * 60 && Number(minutes) < 60 ? time : refuse("time");
  }, null);
}

/** Lower case: nobody tells addresses apart by it. */
export function email(): Field<string | null> {
  const address = z.email();
  return single((raw, refuse) => {
    const text = cleanLine(raw.slice(0, 300)).toLowerCase();
    return text.length <= 254 && address.safeParse(text).success ? text : refuse("email");
  }, null);
}

export function phone(): Field<string | null> {
  return single((raw, refuse) => readPhone(raw.slice(0, 100)) ?? refuse("phone"), null);
}

export function choice<Slug extends string>(slugs: readonly Slug[]): Field<Slug | null> {
  return single((raw, refuse) => slugs.find((slug) => slug === raw.trim()) ?? refuse("unknown-choice"), null);
}

/** Several of a catalogue by repeating the name: in the catalogue's order, each once. */
export function choices<Slug extends string>(slugs: readonly Slug[]): Field<Slug[]> {
  return texts.transform((raw, context) => {
    const chosen = new Set(raw.map((text) => text.trim()).filter((text) => text !== ""));
    const known = slugs.filter((slug) => chosen.delete(slug));
    if (chosen.size > 0) context.addIssue({ code: "custom", message: "unknown-choice" });
    return known;
  });
}

export function checkbox(): Field<boolean> {
  return single((raw, refuse) => {
    if (["on", "true", "1"].includes(raw.trim())) return true;
    return ["off", "false", "0"].includes(raw.trim()) ? false : refuse("unknown-choice");
  }, false);
}

export function uuid(): Field<string | null> {
  return single((raw, refuse) => {
    const text = raw.trim().toLowerCase();
    return isUuid(text) ? text : refuse("unknown-choice");
  }, null);
}

const texts = z.array(z.string());

/** A field sent once. Blank copies do not count; two that contradict each other are refused, not guessed. */
function single<Value, Blank>(
  read: (raw: string, refuse: (error: FieldError) => never) => Value,
  blank: Blank,
): Field<Value | Blank> {
  return texts.transform((raw, context) => {
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

function limited(
  raw: string,
  max: number,
  clean: (raw: string) => string,
  refuse: (error: FieldError) => never,
): string {
  if (raw.length > 4 * max + 1000) return refuse("too-long");
  const text = clean(raw);
  if (text.length > max) return refuse("too-long");
  return isVisible(text) ? text : "";
}

function between(
  value: number | null,
  min: number,
  max: number,
  refuse: (error: FieldError) => never,
): number {
  if (value === null) return refuse("not-a-number");
  if (value < min) return refuse("too-small");
  return value > max ? refuse("too-big") : value;
}
