import { formatDay } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { letter, type Mail } from "./render.server";

/** To a parent or guardian. The young person's name is not in it: a mail is a postcard. */
export function guardianMail({ link, locale }: { link: string; locale: Locale }): Mail {
  const t = translator(locale);
  const paragraphs = [t("privacy.mail.guardian.text"), link, t("privacy.mail.guardian.life")];
  return { lang: locale, subject: t("privacy.mail.guardian.subject"), text: letter(t, link, paragraphs) };
}

/** To somebody who was not here for long; `day` is when they will be erased. */
export function warningMail({ link, locale, day }: { link: string; locale: Locale; day: Date }): Mail {
  const t = translator(locale);
  const text = t("privacy.mail.warning.text", { day: formatDay(day, locale, "long") });
  const paragraphs = [text, link, t("privacy.mail.warning.life")];
  return { lang: locale, subject: t("privacy.mail.warning.subject"), text: letter(t, link, paragraphs) };
}
