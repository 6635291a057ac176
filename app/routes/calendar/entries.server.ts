import type { CalendarEntry } from "~/domain/calendar/ical";
import type { PublicPlace } from "~/domain/need-view";
import { cancelReasonText } from "~/i18n/cancel-reason";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import { translator } from "~/i18n/translator.server";
import { type CalendarNeed, calendarSince, type OwnDate } from "~/models/calendar-read.server";
import type { PublicNeed } from "~/models/help-request-read.server";

type Speaking = { locale: Locale; baseUrl: string; now: Date };
type Shift = PublicNeed["shifts"][number];

/** The dates of a need as everybody may see them, what is off included; the oldest is 30 days ago. */
export function entriesOf({ need, removed }: CalendarNeed, speaking: Speaking): CalendarEntry[] {
  const t = translator(speaking.locale);
  const url = `${speaking.baseUrl}/help/${need.id}`;
  const base = sharedOf(need, need.place, speaking);
  const { held, off } = calendarSince(speaking.now);
  const cancelled = need.status === "cancelled";
  return [
    ...need.shifts
      .filter(({ end }) => end > (cancelled ? off : held))
      .map((shift) => ({
        ...base,
        ...dateOf(shift, speaking),
        status: statusOf(need, shift),
        // It is nobody's own time yet.
        busy: false,
        description: base.worded([
          ...aboutNeed(need),
          ...(cancelled
            ? [offText(need)]
            : [shift.flexible && t("calendar.feed.byArrangement"), freeText(shift)]),
          t("calendar.feed.more", { url }),
        ]),
      })),
    ...removed
      .filter(({ end }) => end > off)
      .map((shift) => ({
        ...base,
        ...dateOf(shift, speaking),
        status: "CANCELLED" as const,
        busy: false,
        summary: { ...base.summary, text: t("calendar.feed.cancelled", { title: need.title }) },
        description: base.worded([
          ...aboutNeed(need),
          t("calendar.feed.removed"),
          t("calendar.feed.more", { url }),
        ]),
      })),
  ].map(({ worded: _, ...entry }) => entry);

  function offText({ cancelReason }: PublicNeed): string {
    const reason = cancelReasonText(cancelReason, t);
    return reason ? t("calendar.feed.offReason", { reason }) : t("calendar.feed.off");
  }

  function freeText({ places, taken }: Shift): string | false {
    if (need.status === "closed" || taken >= places) return t("calendar.feed.full");
    return !need.unit && t("calendar.feed.free", { count: places - taken });
  }
}

/** What its reader has promised: with whom to ask and the exact place, as long as they may know (rule 4). */
export function ownEntry({ need, shift, people, confirmed }: OwnDate, speaking: Speaking): CalendarEntry {
  const t = translator(speaking.locale);
  const place = confirmed?.place ?? need.place;
  const contact = confirmed && [confirmed.contactName, confirmed.contactPhone].filter(Boolean).join(", ");
  const { worded, ...base } = sharedOf(need, place, speaking, confirmed !== null);
  return {
    ...base,
    ...dateOf(shift, speaking),
    status: statusOf(need, shift),
    busy: !shift.flexible && need.status !== "cancelled",
    contact: contact || null,
    description: worded([
      ...aboutNeed(need),
      need.status === "cancelled" ? t("calendar.feed.off") : t("calendar.feed.people", { count: people }),
      shift.flexible && t("calendar.feed.byArrangement"),
      place.meetingPoint && t("calendar.feed.meetingPoint", { text: place.meetingPoint }),
      need.meetAt && t("calendar.feed.meetAt", { text: need.meetAt }),
      need.bring && t("calendar.feed.bring", { text: need.bring }),
      contact && t("calendar.feed.contact", { text: contact }),
      t("calendar.feed.ownMore", { url: `${speaking.baseUrl}/help/${need.id}` }),
    ]),
  };
}

function sharedOf(need: PublicNeed, place: PublicPlace, { locale, baseUrl }: Speaking, exact = false) {
  const t = translator(locale);
  const title =
    need.status === "cancelled" ? t("calendar.feed.cancelled", { title: need.title }) : need.title;
  return {
    sequence: need.sequence,
    revisedAt: need.revisedAt,
    summary: { text: title, lang: need.lang },
    category: { text: t(`labels.category.${need.category}`), lang: locale },
    place: placeText(place, exact, t),
    point: place.point,
    contact: null as string | null,
    url: `${baseUrl}/help/${need.id}`,
    worded: (lines: (string | false | null)[]) => ({ text: lines.filter(Boolean).join("\n"), lang: locale }),
  };
}

function dateOf({ id, start, end }: { id: string; start: Date; end: Date }, { baseUrl }: Speaking) {
  return { uid: `${id}@${new URL(baseUrl).hostname}`, start, end };
}

/** "Nach Absprache" is a window in which it will happen: tentative, and it takes nobody's whole week. */
function statusOf(need: PublicNeed, { flexible }: { flexible: boolean }): CalendarEntry["status"] {
  if (need.status === "cancelled") return "CANCELLED";
  return flexible ? "TENTATIVE" : "CONFIRMED";
}

function aboutNeed(need: PublicNeed): string[] {
  return [[need.association.name, need.department].filter(Boolean).join(", ")];
}

function placeText({ kind, name }: PublicPlace, exact: boolean, t: T): string | null {
  if (kind === "none") return t("common.need.fromHome");
  return kind === "private" && name && !exact ? t("calendar.feed.around", { place: name }) : name;
}
