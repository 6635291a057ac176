import { Link } from "@remix-run/react";
import { categories } from "~/domain/categories";
import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatPeriod } from "~/i18n/format";
import { Button, buttonClass, LinkButton } from "../button";
import { EmptyState } from "../empty-state";
import { Field, Select } from "../field";
import { Icon } from "../icon";
import { Notice } from "../notice";
import type { CalendarPageData, CalendarWeek } from "./calendar-data";
import { DateRow } from "./date-row";
import { SubscribeBox } from "./subscribe-box";

/** Four weeks as a plain list, day by day. */
export function CalendarPage({ calendar }: { calendar: CalendarPageData }) {
  const t = useT();
  const { municipality, weeks, feed, others } = calendar;
  const empty = weeks.every(({ days }) => days.length === 0);
  return (
    <>
      <header className="page-head">
        <h1>{municipality ? t("calendar.page.titleOf", { municipality }) : t("calendar.page.title")}</h1>
        <p className="lead">{t("calendar.page.lead")}</p>
        {feed && (
          <p>
            <a className="row" href="#subscribe-title">
              <Icon name="calendar" />
              {t("calendar.subscribe.button")}
            </a>
          </p>
        )}
      </header>
      <Filter calendar={calendar} />
      {!empty && <WeekJumps calendar={calendar} />}
      {calendar.tooMany && <Notice icon="filter">{t("calendar.page.tooMany")}</Notice>}
      {empty ? (
        <Empty calendar={calendar} />
      ) : (
        weeks.map((week, index) => <Week key={week.monday} week={week} index={index} calendar={calendar} />)
      )}
      <nav className="row-spread" aria-label={t("calendar.page.weeks")}>
        {calendar.earlier && (
          <Link className="row" to={calendar.earlier}>
            <Icon name="chevronLeft" />
            {t("calendar.page.earlier")}
          </Link>
        )}
        <Link className="row calendar-later" to={calendar.later}>
          {t("calendar.page.later")}
          <Icon name="chevronRight" />
        </Link>
      </nav>
      {feed && <SubscribeBox feed={feed} />}
      {others.length > 0 && <Others others={others} />}
    </>
  );
}

function Filter({ calendar: { path, category, weeks, current } }: { calendar: CalendarPageData }) {
  const t = useT();
  return (
    <form className="calendar-filter" action={path}>
      {!current && <input type="hidden" name="from" value={weeks[0]?.monday.slice(0, 10)} />}
      <Field id="category" label={t("calendar.filter.label")}>
        {(control) => (
          <Select {...control} name="category" defaultValue={category ?? ""} key={category}>
            <option value="">{t("calendar.filter.all")}</option>
            {categories.map((one) => (
              <option key={one} value={one}>
                {t(`labels.category.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button variant="secondary" icon="filter">
        {t("calendar.filter.button")}
      </Button>
    </form>
  );
}

function WeekJumps({ calendar }: { calendar: CalendarPageData }) {
  const t = useT();
  const title = useWeekTitle(calendar);
  return (
    <nav aria-label={t("calendar.page.weeks")}>
      <ul className="week-jumps">
        {calendar.weeks.map((week, index) => (
          <li key={week.monday}>
            <a className={buttonClass({ variant: "secondary", small: true })} href={`#week-${index + 1}`}>
              {title(week, index).short}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type WeekProps = { week: CalendarWeek; index: number; calendar: CalendarPageData };

function Week({ week, index, calendar }: WeekProps) {
  const t = useT();
  const locale = useLocale();
  const { long } = useWeekTitle(calendar)(week, index);
  const id = `week-${index + 1}`;
  return (
    <section className="section calendar-week" aria-labelledby={id}>
      <h2 id={id}>{long}</h2>
      {week.days.length === 0 && <p className="muted">{t("calendar.page.emptyWeek")}</p>}
      {week.days.map(({ day, dates }) => (
        <div className="calendar-day" key={day}>
          <h3>{formatDay(day, locale, "long", calendar.now)}</h3>
          <ul className="date-list">
            {dates.map((date) => (
              <li key={date.id}>
                <DateRow date={date} now={calendar.now} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** "Diese Woche", "Nächste Woche", then from when to when. */
function useWeekTitle({ current, now }: CalendarPageData) {
  const t = useT();
  const locale = useLocale();
  return ({ monday, end }: CalendarWeek, index: number) => {
    const days = formatPeriod({ start: monday, end }, locale, now);
    const names = [t("calendar.page.thisWeek"), t("calendar.page.nextWeek")];
    const name = current ? names[index] : undefined;
    return { short: name ?? days, long: name ? t("calendar.page.weekTitle", { name, days }) : days };
  };
}

function Empty({ calendar: { next, category, path } }: { calendar: CalendarPageData }) {
  const t = useT();
  const action = next ? (
    <LinkButton to={next}>{t("calendar.page.next")}</LinkButton>
  ) : category ? (
    <LinkButton to={path}>{t("calendar.page.all")}</LinkButton>
  ) : (
    <LinkButton to="/">{t("calendar.association.toMap")}</LinkButton>
  );
  return (
    <EmptyState icon="calendar" title={t("calendar.page.empty")} action={action}>
      {t("calendar.page.emptyText")}
    </EmptyState>
  );
}

function Others({ others }: Pick<CalendarPageData, "others">) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="others-title">
      <h2 id="others-title">{t("calendar.page.others")}</h2>
      <ul className="link-list">
        {others.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/m/${slug}/calendar`}>
              <Icon name="calendar" />
              {name}
              <Icon name="chevronRight" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
