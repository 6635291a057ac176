import { describe, expect, it } from "vitest";
import { type Locale, locales } from "~/i18n/locales";
import { dictionaries } from "~/i18n/translator.server";

const german = texts(dictionaries.de);
const others = locales.filter((locale) => locale !== "de");

describe("German", () => {
  it.each(["de", "de-simple"] as const)(
    "knows no gender forms with colon, star or underscore (%s)",
    (locale) => {
      const forms = [...texts(dictionaries[locale])].filter(([, text]) =>
        /\p{Ll}[:*_]in(nen)?\b/u.test(text),
      );
      expect(forms).toEqual([]);
    },
  );
});

describe("English", () => {
  it("has every key", () => {
    expect([...texts(dictionaries.en).keys()].sort()).toEqual([...german.keys()].sort());
  });
});

describe.each(others)("%s", (locale) => {
  const own = texts(dictionaries[locale]);

  it("leaves no text empty", () => {
    expect([...own].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });

  it("uses the placeholders of the German text, and no other", () => {
    const different = [...own].filter(([key, text]) => {
      const model = german.get(key) ?? german.get(key.replace(/\.(zero|two|few|many)$/, ".other"));
      return model === undefined || placeholders(text).join() !== placeholders(model).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("says how many wherever the language does not say it by the form alone", () => {
    const unsaid = [...own].filter(([key, text]) => {
      const model = german.get(key.replace(/\.(zero|one|two|few|many)$/, ".other"));
      return countedForms[locale].test(key) && model?.includes("{count}") && !text.includes("{count}");
    });
    expect(unsaid.map(([key]) => key)).toEqual([]);
  });

  it("gives every plural the forms of the language, and no others", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.sort();
    const plurals = [...german.keys()]
      .filter((key) => key.endsWith(".other"))
      .map(withoutForm)
      .filter((plural) => german.has(`${plural}.one`));
    const wrong = plurals.filter((plural) => {
      const found = [...own.keys()].filter((key) => withoutForm(key) === plural && key !== plural);
      return (
        found.length > 0 &&
        found
          .map((key) => key.slice(plural.length + 1))
          .sort()
          .join() !== forms.join()
      );
    });
    expect(wrong).toEqual([]);
  });
});

// A form that covers several numbers must name the number: "11 طلبًا", "1 запит, 21 запит", "2 Aufrufe".
const countedForms: Record<Locale, RegExp> = {
  de: /\.other$/,
  en: /\.other$/,
  "de-simple": /\.other$/,
  uk: /\.(few|many|other)$/,
  ar: /\.(few|many|other)$/,
};

describe.each([
  ["uk", /\p{Script=Cyrillic}/u],
  ["ar", /\p{Script=Arabic}/u],
] as const)("%s", (locale, script) => {
  it("is written in its own letters", () => {
    const foreign = [...texts(dictionaries[locale])].filter(([, text]) => {
      const words = text.replace(/\{\w+\}/g, "").replace(/https?:\/\/\S*|\w+(?:\.\w+)+|GDPR/g, "");
      return /\p{Letter}{2}/u.test(words) && !script.test(words);
    });
    expect(foreign.filter(([, text]) => !isName(text))).toEqual([]);
  });

  it("has no German left", () => {
    const words = /\b(der|die|das|und|ist|nicht|dein|deine|bitte|mit|für|ein|eine|von|zu)\b|[äöüß„]/i;
    expect([...texts(dictionaries[locale])].filter(([, text]) => words.test(text))).toEqual([]);
  });
});

describe("Einfache Sprache", () => {
  it("keeps its sentences short", () => {
    const long = [...texts(dictionaries["de-simple"])].flatMap(([key, text]) =>
      sentences(text)
        .filter((sentence) => wordsIn(sentence) > longest && !key.startsWith("privacy.note"))
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it("writes no passive", () => {
    const passive = /\b(wird|werden|wurde|wurden|worden)\b/;
    expect([...texts(dictionaries["de-simple"])].filter(([, text]) => passive.test(text))).toEqual([]);
  });
});

/** Words in one sentence of Einfache Sprache; what stands in brackets or quotes is a name or a law, not a thought. */
const longest = 13;

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?:;])\s+|\n/);
}

function wordsIn(sentence: string): number {
  const plain = sentence.replace(/\([^)]*\)|„[^“]*“/g, "x");
  return plain.split(/\s+/).filter((word) => /[\p{Letter}\p{Number}{]/u.test(word)).length;
}

/** Products keep their name in any language. */
function isName(text: string): boolean {
  return /^(Anpacken|Android|Firefox|WhatsApp)\b/.test(text);
}

function texts(node: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    const here = path ? `${path}.${key}` : key;
    if (here === "dates") continue;
    if (typeof value === "string") found.set(here, value);
    else for (const [inner, text] of texts(value as object, here)) found.set(inner, text);
  }
  return found;
}

/** Some forms write their number out ("ein Platz", "طلبان"), so `{count}` is free. */
function placeholders(text = ""): string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  return [...new Set(names)].filter((name) => name !== "count").sort();
}

function withoutForm(key: string): string {
  return key.replace(/\.(zero|one|two|few|many|other)$/, "");
}
