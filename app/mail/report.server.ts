import type { ReportDecision } from "~/domain/reports";
import type { Locale } from "~/i18n/locales";
import { beyondLocale } from "~/i18n/path";
import { translator } from "~/i18n/translator.server";
import { letter, type Mail, oneLine } from "./render.server";

export type ReportMailFacts = {
  reader: "reporter" | "office";
  news: "received" | "waits" | "decided";
  decision: ReportDecision | null;
  /** the statement of reasons */
  reason: string;
  reportId: string;
  associationId: string;
  association: string;
  needId: string | null;
  title: string | null;
  municipality: string;
  /** whom to answer, an address or a number; may be empty */
  contact: string;
  baseUrl: string;
  locale: Locale;
};

/**
 * Receipt, outcome, reason and remedy (Digital Services Act, articles 16 and 17). Names what it is about, never who
 * reported, nor what they wrote.
 */
export function reportMail(facts: ReportMailFacts): Mail {
  const { news, decision, contact } = facts;
  const toReporter = news === "received" || (news === "decided" && facts.reader === "reporter");
  const locale = toReporter ? facts.locale : beyondLocale(facts.locale);
  const t = translator(locale);
  const about = facts.title === null ? "association" : "need";
  const words = {
    what: oneLine(t(`report.mail.${about}`, { title: facts.title ?? "", association: facts.association })),
    municipality: oneLine(facts.municipality),
  };
  const link = linkOf(facts);
  const ask = contact ? [t("report.mail.contact", { ...words, contact: oneLine(contact) })] : [];
  if (news === "waits") {
    const paragraphs = [t("report.mail.waits.text", words), `${t("report.mail.waits.link")}\n${link}`];
    return { lang: locale, subject: t("report.mail.waits.subject"), text: letter(t, link, paragraphs) };
  }
  if (news === "received" || !decision) {
    const paragraphs = [t("report.mail.received.text", words), ...ask];
    return { lang: locale, subject: t("report.mail.received.subject"), text: letter(t, link, paragraphs) };
  }
  const reason = t("report.mail.reason", { reason: facts.reason });
  if (facts.reader === "reporter" || decision === "dismiss") {
    const outcome = t(`report.mail.reporter.${decision}`, words);
    const paragraphs = [outcome, reason, t("report.mail.reporter.remedy"), ...ask];
    return { lang: locale, subject: t("report.mail.reporter.subject"), text: letter(t, link, paragraphs) };
  }
  const outcome = t(`report.mail.team.${decision}`, words);
  const more = `${t("report.mail.team.link")}\n${link}`;
  const paragraphs = [outcome, reason, t("report.mail.team.remedy"), ...ask, more];
  return {
    lang: locale,
    subject: oneLine(t("report.mail.team.subject", words)),
    text: letter(t, link, paragraphs),
  };
}

function linkOf({ news, reader, needId, reportId, associationId, baseUrl }: ReportMailFacts): string {
  if (news === "waits") return `${baseUrl}/municipality/reports/${reportId}`;
  if (reader === "reporter") return `${baseUrl}/`;
  return needId
    ? `${baseUrl}/association/help/${needId}`
    : `${baseUrl}/association?${new URLSearchParams({ association: associationId })}`;
}
