import type { Dictionary } from "./translate";

type Language = {
  /** in itself, for the switch */
  name: string;
  /** what the pages beyond the resident's path are read in (./path.ts); itself, where it covers them all */
  beyond: "de" | "en";
  /** a chunk of its own, so that a browser fetches the active one only */
  load(): Promise<Dictionary>;
};

/**
 * The languages by their BCP 47 tag, first the one of whoever asks for none of them. A further one is a line here
 * and its file (docs/languages.md).
 */
export const languages = {
  de: { name: "Deutsch", beyond: "de", load: async () => (await import("./de")).de },
  en: { name: "English", beyond: "en", load: async () => (await import("./en")).en },
  "de-simple": {
    ...{ name: "Einfache Sprache", beyond: "de" },
    load: async () => (await import("./de-simple")).deSimple,
  },
  uk: { name: "Українська", beyond: "en", load: async () => (await import("./uk")).uk },
  ar: { name: "العربية", beyond: "en", load: async () => (await import("./ar")).ar },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as Locale[];

export const defaultLocale: Locale = "de";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The first of the languages that a browser prefers which we speak (RFC 9110, 12.5.4). */
export function preferredLocale(acceptLanguage: string): Locale | undefined {
  return (
    acceptLanguage
      .split(",")
      .map((part) => {
        const [tag = "", ...parameters] = part.trim().split(/\s*;\s*/);
        const weight = parameters.find((parameter) => parameter.startsWith("q="));
        return { language: tag.toLowerCase().split("-")[0], weight: weight ? Number(weight.slice(2)) : 1 };
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      // By language alone: nobody's browser asks for Einfache Sprache, that is a choice of one's own.
      .map(({ language }) => language)
      .find(isLocale)
  );
}
