import type { DateWords } from "./date-words";
import type { de } from "./de";
import { directionOf, isolated } from "./direction";
import type { Locale } from "./locales";
import type { Plural } from "./translated";

/**
 * The texts of one language, or those areas of them that a page carries: what is in there is checked where a
 * language is written (`Translated`, `PathTexts`).
 */
export type Dictionary = { readonly [Area in keyof Areas]?: Texts } & { readonly dates?: DateWords };
export type Params = Record<string, string | number>;
export type TextKey = KeyOf<Areas>;
export type T = (key: TextKey, params?: Params) => string;

type Areas = Omit<typeof de, "dates">;

type KeyOf<D> = {
  [K in keyof D & string]: D[K] extends string | Plural ? K : `${K}.${KeyOf<D[K]>}`;
}[keyof D & string];

type Texts = { readonly [key: string]: string | Texts };

/**
 * Looks a text up by its dotted path, picks the plural by `count` and fills `{name}` templates.
 * @param beyond says what this dictionary does not
 */
export function createT(locale: Locale, dictionary: Dictionary, beyond: T = (key) => key): T {
  const plurals = new Intl.PluralRules(locale);
  const shown = directionOf(locale) === "rtl" ? isolated : String;
  return (key, params = {}) => {
    const found = key
      .split(".")
      .reduce<string | Texts | undefined>(
        (node, part) => (typeof node === "object" ? node[part] : undefined),
        dictionary as unknown as Texts,
      );
    const form = typeof found === "object" ? found[plurals.select(Number(params.count ?? 0))] : found;
    if (typeof form !== "string") return beyond(key, params);
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => shown(params[name] ?? whole));
  };
}
