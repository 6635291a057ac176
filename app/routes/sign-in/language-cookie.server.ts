import { cookieHeader } from "~/auth/cookie.server";
import { isLocale, type Locale } from "~/i18n/locales";

const yearInSeconds = 365 * 24 * 60 * 60;

/** What this browser speaks from now on. */
export function cookieOf(locale: Locale): string {
  return cookieHeader("locale", locale, yearInSeconds);
}

/** A link with `?lang` counts for the next pages, too: it is a choice of this browser, and of no account. */
export function languageCookie(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get("lang");
  return isLocale(asked) ? cookieOf(asked) : null;
}
