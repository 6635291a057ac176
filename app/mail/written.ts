import { directionOf } from "~/i18n/direction";
import { defaultLocale, type Locale } from "~/i18n/locales";

type Letter = { subject: string; text: string; lang?: Locale };

/** Plain text says its language only; right to left needs a page beside it (WCAG 3.1.1, RFC 3282). */
export function written({ subject, text, lang = defaultLocale }: Letter) {
  const headers = { "Content-Language": lang };
  if (directionOf(lang) === "ltr") return { subject, text, headers };
  return { subject, text, headers, html: pageOf(text, lang) };
}

function pageOf(text: string, lang: Locale): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const linked = escaped.replace(/https?:\/\/\S+/g, (url) => `<a href="${url}" dir="ltr">${url}</a>`);
  return `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><meta charset="utf-8"><body style="white-space:pre-wrap">${linked}</body></html>`;
}
