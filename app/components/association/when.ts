import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import type { TeamNeed } from "./team-need";

/** "Sa, 28. Nov. · 14–18 Uhr und ein weiterer Termin": the next of the need's shifts. */
export function whenOf(need: TeamNeed, now: Date, t: T, locale: Locale): string {
  const ahead = need.shifts.filter((shift) => shift.end > now);
  const next = ahead[0] ?? need.shifts[0];
  if (!next) return "";
  const more = (ahead.length || need.shifts.length) - 1;
  const when = formatShift(next, locale, now);
  return more > 0 ? `${when} ${t("association.need.moreShifts", { count: more })}` : when;
}
