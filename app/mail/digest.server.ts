import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { letter, type Mail, oneLine } from "./render.server";

export type DigestMailFacts = {
  offers: readonly {
    need: {
      id: string;
      title: string;
      association: { name: string };
      /** what the public may read; null: from home */
      place: { name: string | null };
      shifts: readonly { start: Date; end: Date; flexible: boolean }[];
    };
  }[];
  locale: Locale;
  baseUrl: string;
  now: Date;
};

/** The week's open needs that suit, each with its link. No word of distances or places of the reader's. */
export function digestMail({ offers, locale, baseUrl, now }: DigestMailFacts): Mail {
  const t = translator(locale);
  const parts = offers.map(({ need }) => {
    const next = need.shifts.find((shift) => shift.end > now);
    return [
      t("mail.need.what", { title: oneLine(need.title) }),
      t("mail.need.who", { name: oneLine(need.association.name) }),
      next && t("mail.need.when", { when: formatShift(next, locale, now) }),
      t("mail.need.where", { place: need.place.name ?? t("mail.need.fromHome") }),
      `${baseUrl}/help/${need.id}`,
    ]
      .filter(Boolean)
      .join("\n");
  });
  return {
    lang: locale,
    subject: t("mail.digest.subject", { count: offers.length }),
    text: letter(t, baseUrl, [t("mail.digest.text"), ...parts, t("mail.digest.less", { baseUrl })]),
  };
}
