import type { DateWords } from "./date-words";

/** One German message with its plural forms; `count` picks the form through Intl.PluralRules. */
export type Plural = { one: string; other: string };

/** The plural categories of CLDR that one, two or all of the languages tell apart. */
export type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/**
 * The shape another language must have: the same keys, any words, and for each plural the forms which that
 * language has.
 */
export type Translated<T, Form extends PluralForm = "one" | "other"> = {
  [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends Plural
      ? Record<Form, string>
      : T[Key] extends DateWords
        ? DateWords
        : Translated<T[Key], Form>;
};
