import { type Period, type RetentionRule, retention, retentionRules } from "~/domain/retention";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";

export type RetentionRow = { rule: RetentionRule; what: string; period: string; from: string; end: string };

/** The retention table in words, from the same source as the nightly job. */
export function retentionTable(locale: Locale): RetentionRow[] {
  const t = translator(locale);
  return retentionRules.map((rule) => ({
    rule,
    what: t(`privacy.retention.${rule}.what`),
    period: lengthWords(retention[rule].period, locale),
    from: t(`privacy.retention.${rule}.from`),
    end: t(`privacy.retention.${rule}.end`),
  }));
}

/** "18 Monate, ab dem letzten Besuch; 30 Tage vorher warnen wir". */
export function periodWords(period: Period | null, rule: RetentionRule, locale: Locale): string {
  return `${lengthWords(period, locale)}, ${translator(locale)(`privacy.retention.${rule}.from`)}`;
}

function lengthWords(period: Period | null, locale: Locale): string {
  const t = translator(locale);
  if (period === null) return t("privacy.period.expiry");
  return "months" in period
    ? t("privacy.period.months", { count: period.months })
    : t("privacy.period.days", { count: period.days });
}
