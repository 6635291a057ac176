import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";

type Head = { title: string; description?: string; url?: string; image?: string };

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
    { property: "og:locale", content: locale === "de" ? "de_DE" : "en_GB" },
    ...(description ? [{ property: "og:description", content: description }] : []),
    ...(url ? [{ property: "og:url", content: url }] : []),
    ...(image ? [{ property: "og:image", content: image }] : []),
  ];
}
