import { createHash } from "node:crypto";
import { now } from "~/clock.server";
import { calendarText } from "~/domain/calendar/ical";
import { holds } from "~/domain/if-none-match";
import { env } from "~/env.server";
import { defaultLocale, isLocale, type Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import {
  type CalendarNeed,
  type CalendarOf,
  changesSoFar,
  needsForFeed,
} from "~/models/calendar-read.server";
import { entriesOf } from "./entries.server";

const mostEntries = 3_000;

/** A public feed speaks German, or the language of its address: whoever fetches it is a machine. */
export function feedLocale(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get("lang");
  return isLocale(asked) ? asked : defaultLocale;
}

type Named = { name: string; path: string };

/**
 * The feed of a municipality, an association or a category. Made anew once a minute at most while nothing changes,
 * for all who ask: it costs the same whether a village subscribes or one machine in a loop.
 */
export async function publicFeed(request: Request, { name, path }: Named, of: CalendarOf): Promise<Response> {
  const locale = feedLocale(request);
  const text = await kept(JSON.stringify([name, path, locale, of]), await changesSoFar(), async () => {
    const needs = await needsForFeed(of, now());
    return textOf(needs, { name: translator(locale)("calendar.feed.of", { name }), path, locale });
  });
  return answer(request, text, {
    "Cache-Control": "public, max-age=300",
    "Access-Control-Allow-Origin": "*",
  });
}

/** The dates of these needs as a calendar. */
export function textOf(needs: CalendarNeed[], { name, path, locale }: Named & { locale: Locale }): string {
  const { baseUrl } = env();
  const speaking = { locale, baseUrl, now: now() };
  const entries = needs
    .flatMap((one) => entriesOf(one, speaking))
    .sort((a, b) => a.start.getTime() - b.start.getTime() || (a.uid < b.uid ? -1 : 1));
  const past = entries.filter(({ end }) => end <= speaking.now).length;
  // Too many: what was goes first, then what is farthest ahead.
  const first = Math.min(past, Math.max(0, entries.length - mostEntries));
  return calendarText({
    ...{ name, lang: locale, url: baseUrl + path },
    entries: entries.slice(first, first + mostEntries),
  });
}

/** 200, or 304 to whoever has it already (RFC 9110, section 13.1.2). */
export function answer(request: Request, text: string, headers: Record<string, string>): Response {
  const etag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  if (holds(request.headers.get("If-None-Match"), etag)) {
    return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
  }
  return new Response(text, {
    headers: {
      ...headers,
      ETag: etag,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="anpacken.ics"',
    },
  });
}

type Kept = { changes: string; text: Promise<string>; until: number; made: boolean };
const feeds = new Map<string, Kept>();
const minuteMs = 60_000;

/**
 * One making at a time, for all who ask meanwhile and until something changes, for a minute at most (real time); one
 * that fails is forgotten.
 */
function kept(key: string, changes: string, make: () => Promise<string>): Promise<string> {
  const found = feeds.get(key);
  const fresh = found && found.changes === changes && found.until > Date.now();
  if (found && (fresh || !found.made)) return found.text;
  if (feeds.size >= 500) feeds.clear();
  const one: Kept = { changes, text: make(), until: Date.now() + minuteMs, made: false };
  feeds.set(key, one);
  one.text.then(
    () => {
      one.made = true;
    },
    () => feeds.delete(key),
  );
  return one.text;
}
