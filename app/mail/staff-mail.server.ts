import type { StaffRole } from "~/domain/forms/staff-form";
import type { Locale } from "~/i18n/locales";
import { beyondLocale } from "~/i18n/path";
import { translator } from "~/i18n/translator.server";
import type { Mail } from "./render.server";

type StaffMail = { link: string; locale: Locale; municipality: string; role: StaffRole };

/** The way into the town hall. */
export function staffMail({ link, locale: chosen, municipality, role }: StaffMail): Mail {
  const locale = beyondLocale(chosen);
  const t = translator(locale);
  const baseUrl = new URL(link).origin;
  const name = municipality.replace(/\s+/g, " ").trim();
  const paragraphs = [
    t("municipality.mail.hello"),
    t(`municipality.mail.${role}`, { name }),
    link,
    t("municipality.mail.life"),
    [t("mail.footer.rule"), t("mail.footer.team", { baseUrl }), t("mail.footer.imprint", { baseUrl })].join(
      "\n",
    ),
  ];
  const text = `${paragraphs.join("\n\n")}\n`;
  return { lang: locale, subject: t("municipality.mail.subject", { name }), text };
}
