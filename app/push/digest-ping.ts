import type { Category } from "~/domain/categories";
import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import type { PushMessage } from "./message";

export type DigestFacts = {
  /** never empty: there is no digest when there is nothing to say */
  offers: readonly {
    need: {
      id: string;
      title: string;
      category: Category;
      shifts: readonly { start: Date; end: Date; flexible: boolean }[];
    };
  }[];
  baseUrl: string;
  neutral: boolean;
  now: Date;
};

const named = 3;

/** The week's open needs that suit, in one ping: the first ones by name, the rest as a number. */
export function digestPing(
  { offers, baseUrl, neutral, now }: DigestFacts,
  t: T,
  locale: Locale,
): PushMessage {
  const lines = offers.slice(0, named).map(({ need }) => {
    const next = need.shifts.find((shift) => shift.end > now);
    const what = neutral ? t(`labels.category.${need.category}`) : need.title;
    return next ? t("push.digest.line", { what, when: formatShift(next, locale, now) }) : what;
  });
  const more = offers.length - lines.length;
  return {
    title: t("push.digest.title", { count: offers.length }),
    body: [...lines, ...(more > 0 ? [t("push.digest.more", { count: more })] : [])].join("\n"),
    navigate: `${baseUrl}/me#fits`,
    tag: "digest",
    lang: locale,
    renotify: true,
    data: { kind: "digest" },
  };
}
