import type { OwnData, OwnFact, OwnSection } from "~/components/own-data";
import { isCategory } from "~/domain/categories";
import { slots } from "~/domain/free-times";
import { columnsOf, type PersonalTable, personalData, personalTables } from "~/domain/personal-data";
import { retention } from "~/domain/retention";
import { isSkill } from "~/domain/skills";
import { storedReasons } from "~/domain/stored-reasons";
import { formatDay, formatNumber, formatTime, weekdayAdverb } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { personalDataWords } from "~/i18n/personal-data.server";
import { reasonsLine } from "~/i18n/reasons";
import { translator } from "~/i18n/translator.server";
import type { Exported, ExportedRow } from "~/models/export.server";
import { periodWords } from "../period-words.server";

/** Everything about a person as a page: each table a section, each row its columns in words. */
export function ownDataPage(exported: Exported, locale: Locale, now: Date): OwnData {
  const words = personalDataWords(locale);
  const filled = personalTables.filter((table) => exported[table].length > 0);
  return {
    sections: filled.map((table) => section(table, exported[table], locale, now)),
    nothing: personalTables
      .filter((table) => exported[table].length === 0)
      .map((table) => words.personalWords[table].title),
  };
}

/** The same as a file, with a legend of what its keys mean. */
export function ownDataFile(exported: Exported, locale: Locale, realNow: Date) {
  const words = personalDataWords(locale).personalWords;
  return { format: "anpacken-personal-data/1", madeAt: realNow.toISOString(), legend: words, data: exported };
}

function section(table: PersonalTable, rows: ExportedRow[], locale: Locale, now: Date): OwnSection {
  const words = personalDataWords(locale).personalWords[table];
  const named = (columns: string[]) =>
    columns.map((column) => (words.columns as Record<string, string>)[column] ?? column);
  return {
    table,
    title: words.title,
    kept: periodWords(retention[personalData[table].kept].period, personalData[table].kept, locale),
    rows: rows.map((row, nr) => ({ key: String(nr), facts: factsOf(table, row, locale, now) })),
    file: named(columnsOf(table, "file")),
    secret: named(columnsOf(table, "secret")),
  };
}

function factsOf(table: PersonalTable, row: ExportedRow, locale: Locale, now: Date): OwnFact[] {
  const words: Record<string, string> = personalDataWords(locale).personalWords[table].columns;
  return [
    ...aboutFacts(row, locale, now),
    ...columnsOf(table, "shown").flatMap((column) => {
      const value = inWords(column, row, locale, now);
      return value ? [{ label: words[column] ?? column, value }] : [];
    }),
  ];
}

function aboutFacts({ about }: ExportedRow, locale: Locale, now: Date): OwnFact[] {
  const words: Record<string, string> = personalDataWords(locale).aboutWords;
  return Object.entries(about ?? {}).flatMap(([key, value]) =>
    value && words[key]
      ? [{ label: words[key], value: key === "start" ? instant(value, locale, now) : value }]
      : [],
  );
}

/** In words as far as there are any; empty when there is nothing to say. */
function inWords(column: string, row: ExportedRow, locale: Locale, now: Date): string {
  const value = row[column];
  const t = translator(locale);
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return t(value ? "privacy.data.yes" : "privacy.data.no");
  if (typeof value === "number") return numberWords(column, value, locale);
  if (Array.isArray(value)) return value.map((slug) => slugWords(String(slug), t)).join(", ");
  if (typeof value === "object") {
    const reasons = storedReasons(value);
    const category = row.about?.category;
    if (!reasons || !isCategory(category)) return JSON.stringify(value);
    return reasonsLine(reasons, category, t, locale);
  }
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return instant(text, locale, now);
  if (!slugColumns.has(column)) return text;
  const { valueWords } = personalDataWords(locale);
  const named = text.replace(/^association:.*/, "").replace(/^category:/, "");
  return valueWords[`${column}.${text}`] ?? valueWords[text] ?? slugWords(named, t);
}

function numberWords(column: string, value: number, locale: Locale): string {
  if (column === "digestDay") return weekdayAdverb(value, locale);
  if (column === "quietFrom" || column === "quietUntil") {
    return `${Math.floor(value / 60)}:${String(value % 60).padStart(2, "0")}`;
  }
  return formatNumber(value, locale, { maximumFractionDigits: 6, useGrouping: false });
}

const slugColumns = new Set([
  ...["status", "answer", "role", "kind", "method", "outcome", "decision", "lastEnding", "locale"],
  ...["subject", "silenced", "category"],
]);

function slugWords(slug: string, t: ReturnType<typeof translator>): string {
  if (isCategory(slug)) return t(`labels.category.${slug}`);
  if (isSkill(slug)) return t(`labels.skill.${slug}`);
  const slot = slots.find((one) => one === slug);
  return slot ? t(`labels.slot.${slot}`) : slug;
}

function instant(text: string, locale: Locale, now: Date): string {
  const day = formatDay(text, locale, "long", now);
  return text.includes("T") ? `${day}, ${formatTime(text, locale)}` : day;
}
