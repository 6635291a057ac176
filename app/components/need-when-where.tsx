import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatDistance, formatHours, formatShift } from "~/i18n/format";
import { Fact } from "./fact";
import type { NeedPageData, NeedShift } from "./need-page-data";
import { Parts } from "./parts";
import { sentence } from "./sentence";

type Props = { page: NeedPageData };

/** When and where: what decides. Those who are coming read the exact place. */
export function NeedWhenWhere({ page }: Props) {
  return (
    <ul className="facts">
      <When page={page} />
      <Where page={page} />
    </ul>
  );
}

function When({ page }: Props) {
  const t = useT();
  const locale = useLocale();
  const { shifts, need, now } = page;
  const meet = need.meetAt && (
    <span lang={need.lang}>{t("help.meetAt", { time: clockWords(need.meetAt, t("help.clock")) })}</span>
  );
  const [only] = shifts;
  if (shifts.length === 1 && only && isOneDay(only)) {
    return (
      <Fact icon="clock" title={formatDay(only.start, locale, "long", now)}>
        {formatHours(only, locale)}
        {meet && " · "}
        {meet}
        <CalendarLink page={page} />
      </Fact>
    );
  }
  const [first = "", ...others] = shifts.map((shift) => formatShift(shift, locale, now));
  const listed = others.length > 2 ? others.slice(0, 1) : others;
  const more = others.length - listed.length;
  return (
    <Fact icon="clock" title={sentence(first)}>
      {listed.map((line) => (
        <span className="fact-line" key={line}>
          {sentence(line)}
        </span>
      ))}
      {more > 0 && (
        <a className="fact-link" href="#shifts">
          {t("common.need.moreShifts", { count: more })}
        </a>
      )}
      {meet && <span className="fact-line">{meet}</span>}
      {shifts.length === 1 && <CalendarLink page={page} />}
    </Fact>
  );
}

function CalendarLink({ page: { need, over } }: Props) {
  const t = useT();
  const locale = useLocale();
  // A preview has no page yet.
  if (!need.id || over || need.status === "cancelled") return null;
  return (
    <a className="fact-link" href={calendarAddress(need.id, locale)}>
      {t("help.calendar.add")}
    </a>
  );
}

/** The need as a calendar entry; of one shift, or of all. */
export function calendarAddress(id: string, locale: string, shiftId?: string): string {
  const query = [shiftId && `shift=${shiftId}`, locale !== "de" && `lang=${locale}`]
    .filter(Boolean)
    .join("&");
  return `/help/${id}/calendar.ics${query && `?${query}`}`;
}

function Where({ page }: Props) {
  const t = useT();
  const locale = useLocale();
  const place = page.confirmed?.place ?? page.need.place;
  const away = page.distance !== null && t("help.away", { distance: formatDistance(page.distance, locale) });
  if (place.kind === "none") {
    return (
      <Fact icon="home" title={t("common.need.fromHome")}>
        {place.meetingPoint}
      </Fact>
    );
  }
  const hidden = place.kind === "private" && !page.confirmed;
  const name = place.name ?? page.need.municipality;
  const details = [place.meetingPoint && t("help.meetingPoint", { place: place.meetingPoint }), away];
  return (
    <Fact icon="pin" title={hidden ? t("common.need.around", { place: name }) : name}>
      <span className="fact-line">
        <Parts of={details} />
      </span>
      {hidden && <span className="fact-line">{t("help.privatePlace")}</span>}
      {page.way && (
        <a className="fact-link" href={page.way} rel="noreferrer" target="_blank">
          {t("common.action.showWay")}
        </a>
      )}
    </Fact>
  );
}

/** "13:45" was typed as a time and is read as one; "gegen Mittag" stays as it is. */
export function clockWords(text: string, template: string): string {
  const match = /^(\d{1,2})[:.](\d{2})(?:\s*Uhr)?$/.exec(text.trim());
  return match ? template.replace("{time}", `${match[1]}:${match[2]}`) : text;
}

const dayMs = 86_400_000;

function isOneDay(shift: NeedShift): boolean {
  return !shift.flexible && Date.parse(shift.end) - Date.parse(shift.start) <= dayMs;
}
