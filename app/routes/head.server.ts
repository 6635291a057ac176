import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";

type Head = { title: string; description?: string; url?: string; image?: string };

/** As Open Graph writes them, with a territory; others go by their language alone. */
const openGraphLocale: Partial<Record<Locale, string>> = {
  de: "de_DE",
  "de-simple": "de_DE",
  en: "en_GB",
  uk: "uk_UA",
};

/**
 * What `meta` puts into a page's head: title, description, and the picture of it in other people's chats (Open
 * Graph). Made on the server, where all languages are; `meta` runs in the browser, too.
 */
export function headOf({ title, description, url, image }: Head, locale: Locale) {
  const appName = translator(locale)("common.appName");
  return [
    { title: `${title} · ${appName}` },
    ...(description ? [{ name: "description", content: description }] : []),
    { property: "og:title", content: title },
    { property: "og:site_name", content: appName },
    { property: "og:type", content: "website" },
    { property: "og:locale", content: openGraphLocale[locale] ?? locale },
    ...(description ? [{ property: "og:description", content: description }] : []),
    ...(url ? [{ property: "og:url", content: url }] : []),
    ...(image ? [{ property: "og:image", content: image }] : []),
  ];
}
