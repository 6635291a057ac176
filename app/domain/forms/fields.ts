import { z } from "zod";
import { parseLocal } from "../berlin-time";
import { isUuid } from "../uuid";
import { type Field, sentTexts, single } from "./field";
import type { FieldError } from "./form-values";
import { cleanLine, cleanParagraphs, isVisible, readNumber, readPhone, readWholeNumber } from "./text";

export function line(max: number): Field<string> {
  return single((raw, refuse) => limited(raw, max, cleanLine, refuse), "");
}

export function paragraphs(max: number): Field<string> {
  return single((raw, refuse) => limited(raw, max, cleanParagraphs, refuse), "");
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
  return sentTexts.transform((raw, context) => {
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
