export type BerlinParts = {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 = Monday … 6 = Sunday */
  weekday: number;
};

export type BerlinWall = { year: number; month: number; day: number; hour: number; minute: number };

const dayMs = 86_400_000;
const localPattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,3})?)?$/;

/**
 * The instant of a local date-time ("2026-11-28T14:00", as <input type="datetime-local"> sends it) in
 * Europe/Berlin; null when it is none, or lies outside 1970–2199. Seconds are dropped.
 */
export function parseLocal(text: string): Date | null {
  const match = localPattern.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  if (year < 1970 || year > 2199 || hour > 23 || minute > 59) return null;
  const calendar = new Date(Date.UTC(year, month - 1, day));
  if (calendar.getUTCMonth() !== month - 1 || calendar.getUTCDate() !== day) return null;
  return berlinInstant({ year, month, day, hour, minute });
}

/** "2026-11-28T14:00" in Europe/Berlin, to the minute. The second of a doubled hour prints like the first. */
export function toLocal(date: Date): string {
  return new Date(wallMs(date)).toISOString().slice(0, 16);
}

export function berlinParts(date: Date): BerlinParts {
  const wall = new Date(wallMs(date));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: (wall.getUTCDay() + 6) % 7,
  };
}

/**
 * The instant at which clocks in Berlin show `wall`. A time in the spring gap moves forward by the hour that
 * is missing, a doubled one is the first. Days, hours and minutes may overflow (day 32, hour 24).
 */
export function berlinInstant(wall: BerlinWall): Date {
  return atWall(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute));
}

/** The same clock time `days` calendar days later (earlier when negative), to the millisecond. */
export function addDaysBerlin(date: Date, days: number): Date {
  return atWall(wallMs(date) + days * dayMs);
}

/** The Berlin clock of an instant, written as if it were UTC, so that Date can do the calendar's arithmetic. */
function wallMs(date: Date): number {
  return date.getTime() + offsetMs(date.getTime());
}

function atWall(wall: number): Date {
  // Two changes never lie within two days, so one of these offsets holds at the wanted wall time.
  const before = offsetMs(wall - dayMs);
  const after = offsetMs(wall + dayMs);
  const first = wall - before;
  const inGap = offsetMs(wall - after) !== after;
  return new Date(offsetMs(first) === before || inGap ? first : wall - after);
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const hourMs = 3_600_000;
const offsets = new Map<number, number>();

/** Berlin minus UTC at an instant, in milliseconds, from the time zone database of the runtime. */
function offsetMs(instant: number): number {
  // Since 1970 Berlin's clocks have changed on whole UTC hours only, so one answer holds for its hour.
  const hour = Math.floor(instant / hourMs) * hourMs;
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const shown = new Map(clock.formatToParts(hour).map((part) => [part.type, Number(part.value)]));
  const at = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const wall = Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(hour, wall - hour);
  return wall - hour;
}
