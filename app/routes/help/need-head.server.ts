import { env } from "~/env.server";
import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import type { PublicNeed } from "~/models/help-request-read.server";
import { headOf } from "../head.server";
import { eventOf } from "./need-event.server";

/** A need's page in other people's eyes: chats, search engines, whoever reads schema.org. */
export function needHead(need: PublicNeed, url: string, locale: Locale, clock: Date) {
  const t = translator(locale);
  const shift = need.shifts.find((one) => one.end > clock) ?? need.shifts[0];
  const description = [shift && formatShift(shift, locale, clock), need.place.name, need.association.name]
    .filter(Boolean)
    .join(" · ");
  const image = need.halted ? undefined : `${env().baseUrl}/help/${need.id}/picture.png`;
  return [
    ...headOf({ title: need.title, description, url, image }, locale),
    ...(image
      ? [
          { property: "og:image:type", content: "image/png" },
          { property: "og:image:width", content: "1200" },
          { property: "og:image:height", content: "630" },
          { property: "og:image:alt", content: t("help.picture.alt", { title: need.title, description }) },
          { name: "twitter:card", content: "summary_large_image" },
        ]
      : []),
    { tagName: "link", rel: "canonical", href: url },
    ...(need.halted ? [] : [{ "script:ld+json": eventOf(need, url, image) }]),
  ];
}
