import type { FormValues } from "./form-values";
import { cleanText } from "./text";

export type Form = FormData | URLSearchParams;

/** The texts that arrived under each name. An uploaded file is no text and counts as not sent. */
export type Sent = ReadonlyMap<string, readonly string[]>;

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

/** What was typed, cut to what a page can show again: `lists` name the fields that may hold several. */
export function typedValues(sent: Sent, names: readonly string[], lists: readonly string[] = []): FormValues {
  const typed = (name: string) =>
    (sent.get(name) ?? []).slice(0, 100).map((text) => cleanText(text.slice(0, 8_000)));
  return Object.fromEntries(
    names.map((name) => [name, lists.includes(name) ? typed(name) : (typed(name)[0] ?? "")]),
  );
}
