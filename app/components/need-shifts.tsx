import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { Icon } from "./icon";
import type { NeedPageData, NeedShift } from "./need-page-data";
import { calendarAddress } from "./need-when-where";
import { sentence } from "./sentence";

/** All shifts of a need that has several, each with what is left of it and its calendar entry. */
export function NeedShifts({ page }: { page: NeedPageData }) {
  const t = useT();
  const locale = useLocale();
  const { need, shifts, now } = page;
  if (shifts.length < 2) return null;
  const live = need.status !== "cancelled" && !page.over;
  return (
    <section className="section" id="shifts" aria-labelledby="shifts-title">
      <h2 id="shifts-title">{t("help.shifts.title")}</h2>
      <ul className="shift-list">
        {shifts.map((shift) => {
          const when = sentence(formatShift(shift, locale, now));
          return (
            <li key={shift.id}>
              <span>
                <strong>{when}</strong>
                <br />
                <span className="small muted">{standingOf(shift, page, t)}</span>
              </span>
              {live && Date.parse(shift.end) > Date.parse(now) && (
                <a
                  className="icon-link"
                  href={calendarAddress(need.id, locale, shift.id)}
                  aria-label={t("help.calendar.addShift", { shift: when })}
                >
                  <Icon name="calendar" />
                </a>
              )}
            </li>
          );
        })}
      </ul>
      {live && (
        <p>
          <a className="fact-link" href={calendarAddress(need.id, locale)}>
            {t("help.calendar.addAll")}
          </a>
          <a
            className="fact-link"
            href={`webcal://${new URL(calendarAddress(need.id, locale), page.url).href.split("://")[1]}`}
          >
            {t("help.calendar.subscribe")}
          </a>
        </p>
      )}
    </section>
  );
}

function standingOf(shift: NeedShift, { need, now }: NeedPageData, t: ReturnType<typeof useT>): string {
  if (shift.coming) return t("help.signup.refusal.already");
  if (Date.parse(shift.end) <= Date.parse(now)) return t("help.signup.refusal.past");
  const { taken, places } = shift;
  return need.unit
    ? t("common.need.foundUnit", { taken, places, unit: need.unit })
    : t("common.need.found", { taken, places });
}
