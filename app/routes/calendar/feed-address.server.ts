import type { Feed } from "~/components/calendar/calendar-data";
import { env } from "~/env.server";
import { defaultLocale, type Locale } from "~/i18n/locales";

/** The address of a feed in the reader's language, for copying and for a phone's calendar (`webcal:`). */
export function feedAddress(path: string, locale: Locale): Feed {
  const url = new URL(path, env().baseUrl);
  if (locale !== defaultLocale) url.searchParams.set("lang", locale);
  return feedOf(url.href);
}

export function feedOf(https: string): Feed {
  return { https, webcal: https.replace(/^https?:/, "webcal:") };
}
