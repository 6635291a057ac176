import { berlinParts, toLocal } from "../berlin-time";
import type { Point } from "../place";
import { escaped, folded } from "./ical-text";

/** A text and the language it is written in (RFC 5545, section 3.2.10). */
export type Worded = { text: string; lang: string };

/** One VEVENT; instants, degrees. */
export type CalendarEntry = {
  /** the same for ever, however often the rest changes */
  uid: string;
  sequence: number;
  revisedAt: Date;
  start: Date;
  end: Date;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** keeps its reader's time taken */
  busy: boolean;
  summary: Worded;
  description: Worded;
  category: Worded | null;
  place: string | null;
  point: Point | null;
  /** whom to ask: only of what its reader has promised */
  contact: string | null;
  url: string;
};

export type Calendar = { name: string; lang: string; url: string; entries: readonly CalendarEntry[] };

/**
 * An iCalendar object (RFC 5545): what a phone's calendar reads. Without METHOD, which would ask for an organiser
 * with an address; NAME and REFRESH-INTERVAL are RFC 7986's, X-WR-CALNAME and X-PUBLISHED-TTL what came before.
 */
export function calendarText({ name, lang, url, entries }: Calendar): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Anpacken//Anpacken//${lang.slice(0, 2).toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `URL:${url}`,
    "X-WR-TIMEZONE:Europe/Berlin",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...timeZone,
    ...entries.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** What Berlin's clocks do since 1996 (directive 2000/84/EC); no shift of ours is older. */
const timeZone = [
  ...["BEGIN:VTIMEZONE", "TZID:Europe/Berlin"],
  ...["BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19960331T020000"],
  ...["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000"],
  ...["RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"],
  "END:VTIMEZONE",
];

function eventLines(entry: CalendarEntry): string[] {
  const { summary, description, category, place, point, contact } = entry;
  return [
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.revisedAt)}`,
    `LAST-MODIFIED:${utc(entry.revisedAt)}`,
    `DTSTART${berlin(entry.start)}`,
    `DTEND${berlin(entry.end)}`,
    `SUMMARY${worded(summary)}`,
    `DESCRIPTION${worded(description)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(point ? [`GEO:${point.lat.toFixed(6)};${point.lon.toFixed(6)}`] : []),
    ...(contact ? [`CONTACT:${escaped(contact)}`] : []),
    ...(category ? [`CATEGORIES${worded(category)}`] : []),
    `URL:${entry.url}`,
    `STATUS:${entry.status}`,
    `TRANSP:${entry.busy ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

function worded({ text, lang }: Worded): string {
  return `;LANGUAGE=${lang}:${escaped(text)}`;
}

const hourMs = 3_600_000;
const october = 9;

/**
 * The local time of Berlin; UTC where that says two things: a doubled hour means the first one (section 3.3.5), but
 * not every reader knows.
 */
function berlin(instant: Date): string {
  const local = toLocal(instant);
  const around = instant.getUTCMonth() === october ? [-hourMs, hourMs] : [];
  const doubled = around.some((by) => toLocal(new Date(instant.getTime() + by)) === local);
  if (doubled) return `:${utc(instant)}`;
  const { year, month, day, hour, minute } = berlinParts(instant);
  return `;TZID=Europe/Berlin:${two(year, 4)}${two(month)}${two(day)}T${two(hour)}${two(minute)}00`;
}

function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, "");
}

function two(number: number, digits = 2): string {
  return String(number).padStart(digits, "0");
}
