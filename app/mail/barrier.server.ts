import type { Locale } from "~/i18n/locales";
import { beyondLocale } from "~/i18n/path";
import { translator } from "~/i18n/translator.server";
import { letter, type Mail, oneLine } from "./render.server";

/** To staff. Neither what was written nor by whom: a mail is a postcard. */
export function barrierMail(facts: { municipality: string; link: string; locale: Locale }): Mail {
  const locale = beyondLocale(facts.locale);
  const t = translator(locale);
  const municipality = oneLine(facts.municipality);
  const paragraphs = [t("access.mail.text", { municipality }), `${t("access.mail.link")}\n${facts.link}`];
  return { lang: locale, subject: t("access.mail.subject"), text: letter(t, facts.link, paragraphs) };
}
