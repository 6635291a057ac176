/** One message with its plural forms; `count` picks the form through Intl.PluralRules. */
export type Plural = { one: string; other: string };

/** The shape another language must have: the same keys, any words. */
export type Translated<T> = { [Key in keyof T]: T[Key] extends string ? string : Translated<T[Key]> };
