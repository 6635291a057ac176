import { describe, expect, it } from "vitest";
import { de } from "~/i18n/de";
import { en } from "~/i18n/en";

describe("the dictionaries", () => {
  const german = texts(de);
  const english = texts(en);

  it("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
  });

  it("leave no text empty", () => {
    const empty = [...german, ...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it("use the same placeholders", () => {
    const different = [...german.keys()].filter(
      (key) => placeholders(german.get(key)).join() !== placeholders(english.get(key)).join(),
    );
    expect(different).toEqual([]);
  });

  it("give every plural both forms", () => {
    const forms = [...german.keys()].filter((key) => /\.(one|other)$/.test(key));
    const lonely = forms.filter((key) => !german.has(key.replace(/(one|other)$/, opposite)));
    expect(lonely).toEqual([]);
  });

  it("know no gender forms with colon, star or underscore in German", () => {
    const forms = [...german].filter(([, text]) => /\p{Ll}[:*_]in(nen)?\b/u.test(text)).map(([key]) => key);
    expect(forms).toEqual([]);
  });
});

function texts(node: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") found.set(here, value);
    else for (const [inner, text] of texts(value as object, here)) found.set(inner, text);
  }
  return found;
}

/** The singular may write its number out ("ein Platz"), so `{count}` is free. */
function placeholders(text = ""): string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  return [...new Set(names)].filter((name) => name !== "count").sort();
}

function opposite(form: string): string {
  return form === "one" ? "other" : "one";
}
