import { localeOf, notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import type { CalendarPageData } from "~/components/calendar/calendar-data";
import { addDaysBerlin } from "~/domain/berlin-time";
import { byWeek, dayKey, firstMonday, mondayOf, weeksShown } from "~/domain/calendar/weeks";
import { type Category, isCategory } from "~/domain/categories";
import type { Locale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { needsBetween, nextDate } from "~/models/calendar-page.server";
import { municipalities, municipalityOf } from "~/models/municipality-read.server";
import { headOf } from "../head.server";
import { tenantOf } from "../tenant.server";
import { datesOf, shownDate } from "./dates.server";
import { feedAddress } from "./feed-address.server";

const mostDates = 400;

/** Four weeks of dates: of the municipality with this slug; without one, of the only one or of all. */
export async function loadCalendar(request: Request, slug?: string) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const params = new URL(request.url).searchParams;
  const [municipality, all] = await Promise.all([municipalityOf(slug), municipalities()]);
  if (slug !== undefined && !municipality) throw notFound();
  const clock = now();
  const asked = params.get("category");
  const category = isCategory(asked) ? asked : null;
  const of = { municipalityId: municipality?.id, ...(category ? { category } : {}) };

  const from = firstMonday(params.get("from"), clock);
  const until = addDaysBerlin(from, 7 * weeksShown);
  const needs = await needsBetween({ from: from > clock ? from : clock, until }, of, mostDates);
  const dates = needs.flatMap(datesOf).filter(({ start, end }) => end > clock && start < until);
  const weeks = byWeek(dates.slice(0, mostDates), from, clock);
  const empty = weeks.every(({ days }) => days.length === 0);
  const next = empty ? await nextDate(of, until) : null;

  const path = slug === undefined ? "/calendar" : `/m/${slug}/calendar`;
  const to = (day: Date) => addressOf(path, category, day > mondayOf(clock) ? day : null);
  const calendar: CalendarPageData = {
    now: clock.toISOString(),
    ...{ path, category },
    municipality: municipality?.name ?? null,
    weeks: weeks.map(({ monday, end, days }) => ({
      monday: monday.toISOString(),
      end: end.toISOString(),
      days: days.map(({ day, dates }) => ({ day: day.toISOString(), dates: dates.map(shownDate) })),
    })),
    current: from <= clock,
    earlier: from > clock ? to(addDaysBerlin(from, -7 * weeksShown)) : null,
    later: to(until),
    next: next && to(mondayOf(next)),
    tooMany: dates.length > mostDates || needs.length === mostDates,
    feed: feedFor(municipality?.slug ?? null, category, locale),
    others: municipality ? [] : all.map(({ slug, name }) => ({ slug, name })),
  };
  const t = translator(locale);
  const title = municipality
    ? t("calendar.page.titleOf", { municipality: municipality.name })
    : t("calendar.page.title");
  const head = headOf({ title, description: t("calendar.page.lead") }, locale);
  return { calendar, head, ...(municipality ? { tenant: tenantOf(municipality) } : {}) };
}

function addressOf(path: string, category: Category | null, from: Date | null): string {
  const query = new URLSearchParams();
  if (category) query.set("category", category);
  if (from) query.set("from", dayKey(from));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What the page shows, as a feed: of one kind of help, or of the municipality. */
function feedFor(slug: string | null, category: Category | null, locale: Locale) {
  if (category) return feedAddress(`/calendar/category/${category}.ics${slug ? `?of=${slug}` : ""}`, locale);
  return slug ? feedAddress(`/calendar/municipality/${slug}.ics`, locale) : null;
}
