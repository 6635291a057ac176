import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { personalData, personalTables } from "~/domain/personal-data";
import { personalDataWords } from "~/i18n/personal-data.server";
import { retentionTable } from "~/routes/period-words.server";

const text = readFileSync(join(import.meta.dirname, "../../docs/privacy.md"), "utf8");

/** What stands between `<!-- name -->` and `<!-- /name -->`: replace it with what the test expects. */
function marked(name: string): string {
  return text.split(`<!-- ${name} -->\n`)[1]?.split(`\n<!-- /${name} -->`)[0] ?? "";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

test("the retention table is the one the nightly job follows", () => {
  const rows = retentionTable("de").map(({ what, period, from, end }) => [what, period, from, end]);
  expect(marked("retention")).toBe(table(["Was", "Frist", "Ab wann", "Danach"], rows));
});

test("the list of tables is the one that export and erasure follow", () => {
  const words = personalDataWords("de").personalWords;
  const periods = new Map(retentionTable("de").map(({ rule, what }) => [rule, what]));
  const erased = {
    deleted: "Zeile gelöscht",
    anonymised: "Name, Nummer und Bezug geleert",
    unlinked: "Bezug geleert",
  };
  const rows = personalTables.map((name) => {
    const { erased: how, kept } = personalData[name];
    return [`\`${name}\``, words[name].title, erased[how], periods.get(kept) ?? ""];
  });
  expect(marked("tables")).toBe(table(["Tabelle", "Inhalt", "Bei Löschung", "Frist wie"], rows));
});

describe("the handbook holds what the law asks for", () => {
  test.each(["Art. 26", "Art. 28", "Art. 30", "Art. 32", "Art. 33", "Art. 34", "Art. 35"])(
    "%s",
    (article) => {
      expect(text).toMatch(new RegExp(`^## .*${article.replace(".", "\\.")}`, "m"));
    },
  );

  test("and no ground that a public body does not have", () => {
    expect(text).not.toMatch(/Art\. 6 Abs\. 1 (Buchst\. )?(f|b)\b|berechtigte[sn]? Interesse/);
  });
});
