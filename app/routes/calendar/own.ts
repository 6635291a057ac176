import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { now } from "~/clock.server";
import { calendarText } from "~/domain/calendar/ical";
import { env } from "~/env.server";
import { defaultLocale, isLocale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { personOfFeed } from "~/models/calendar-feed.server";
import { ownForFeed } from "~/models/calendar-read.server";
import { ownEntry } from "./entries.server";
import { answer } from "./feed.server";

/**
 * What one person has promised, for their own calendar. Whoever has the address has the key: no session. Only a
 * wrong one is counted, so that a right one always gets through.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await personOfFeed(params.token ?? "");
  if (!person) throw await refusal(request);
  const locale = isLocale(person.locale) ? person.locale : defaultLocale;
  const { baseUrl } = env();
  const speaking = { locale, baseUrl, now: now() };
  const dates = await ownForFeed(person.id, speaking.now);
  const text = calendarText({
    ...{ name: translator(locale)("calendar.feed.own"), lang: locale, url: `${baseUrl}/me` },
    entries: dates.map((one) => ownEntry(one, speaking)),
  });
  return answer(request, text, { "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer" });
}

async function refusal(request: Request): Promise<Response> {
  const allowed = await limited(request, "token");
  if (allowed.ok) return notFound();
  const headers = { "Retry-After": String(allowed.retryAfterSeconds) };
  return new Response("Too many attempts", { status: 429, statusText: "Too Many Requests", headers });
}
