import type { Locale } from "~/i18n/locales";
import { beyondLocale } from "~/i18n/path";
import { translator } from "~/i18n/translator.server";
import { letter, type Mail, oneLine } from "./render.server";

export type AssociationMailFacts = {
  news:
    | "applied"
    | "showing-asked"
    | "approved"
    | "refused"
    | "suspended"
    | "restored"
    | "showing-granted"
    | "showing-refused";
  associationId: string;
  name: string;
  /** who decides, or decided */
  municipality: string;
  /** the statement of reasons; empty where none is due */
  reason: string;
  baseUrl: string;
  locale: Locale;
};

/** To owners and town halls: names an association, nobody who helps. */
export function associationMail(facts: AssociationMailFacts): Mail {
  const { news, associationId, reason, baseUrl } = facts;
  const locale = beyondLocale(facts.locale);
  const t = translator(locale);
  const words = { name: oneLine(facts.name), municipality: oneLine(facts.municipality) };
  const link =
    news === "applied" || news === "showing-asked"
      ? `${baseUrl}/municipality`
      : `${baseUrl}/association/team?${new URLSearchParams({ association: associationId })}`;
  return {
    lang: locale,
    subject: oneLine(t(`team.mail.${news}.subject`, words)),
    text: letter(t, link, [
      t(`team.mail.${news}.text`, words),
      reason && t("team.mail.reason", { reason }),
      `${t(`team.mail.${news}.link`)}\n${link}`,
    ]),
  };
}
