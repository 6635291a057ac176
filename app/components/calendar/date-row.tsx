import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatHours, formatShift } from "~/i18n/format";
import { CategoryTile } from "../icon";
import { Parts } from "../parts";
import type { CalendarDate } from "./calendar-data";

type DateRowProps = {
  date: CalendarDate;
  now: string;
  /** on its association's own page: with the day, which no heading says, and without the name, which one does */
  own?: boolean;
};

/** One date of a need in a list of dates. */
export function DateRow({ date, now, own = false }: DateRowProps) {
  const t = useT();
  const locale = useLocale();
  const { title, lang, category, places, taken, unit } = date;
  const oneDay = Date.parse(date.end) - Date.parse(date.start) <= 24 * 3_600_000;
  const when = own || date.flexible || !oneDay ? formatShift(date, locale, now) : formatHours(date, locale);
  const full = taken >= places;
  const count = { taken: Math.min(taken, places), places, unit };
  return (
    <article className="date-row">
      <CategoryTile category={category} />
      <div>
        <p className="date-row-when">{when}</p>
        <Link className="date-row-title" to={`/help/${date.needId}`} lang={lang} dir="auto">
          {title}
        </Link>
        <p className="small muted">
          <Parts of={[placeText(date, t), !own && date.association]} />
          <br />
          {full ? t("common.need.full") : t(unit ? "common.need.foundUnit" : "common.need.found", count)}
        </p>
      </div>
    </article>
  );
}

function placeText({ place, around }: CalendarDate, t: ReturnType<typeof useT>): string {
  if (place === null) return around ? "" : t("common.need.fromHome");
  return around ? t("common.need.around", { place }) : place;
}
