import type { de } from "./de";
import type { Locale } from "./locales";
import type { Plural, Translated } from "./translated";

export type Dictionary = Translated<typeof de>;
export type Params = Record<string, string | number>;
export type TextKey = KeyOf<typeof de>;
export type T = (key: TextKey, params?: Params) => string;

type KeyOf<D> = {
  [K in keyof D & string]: D[K] extends string | Plural ? K : `${K}.${KeyOf<D[K]>}`;
}[keyof D & string];

type Tree = { [key: string]: string | Tree };

/** Looks a text up by its dotted path, picks the plural by `count` and fills `{name}` templates. */
export function createT(locale: Locale, dictionary: Dictionary): T {
  const plurals = new Intl.PluralRules(locale);
  return (key, params = {}) => {
    const found = key
      .split(".")
      .reduce<string | Tree | undefined>(
        (node, part) => (typeof node === "object" ? node[part] : undefined),
        dictionary as unknown as Tree,
      );
    const form = typeof found === "object" ? found[plurals.select(Number(params.count ?? 0))] : found;
    if (typeof form !== "string") return key;
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}
