import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatDistance, formatHours, formatShift } from "~/i18n/format";
import { Badge } from "./badge";
import { Fact } from "./fact";
import { NeedCare } from "./need-care";
import type { NeedPageData, NeedShift } from "./need-page-data";
import { sentence } from "./sentence";

type Props = { page: NeedPageData };

/** When, where, what to bring, who to ask. Those who are coming read the exact place. */
export function NeedFacts({ page }: Props) {
  const t = useT();
  const { need } = page;
  const contact = page.confirmed ? "" : need.contactName;
  return (
    <>
      <ul className="facts">
        <When page={page} />
        <Where page={page} />
        {need.bring && (
          <Fact icon="bag" title={t("help.bring")}>
            <span className="lines">{need.bring}</span>
          </Fact>
        )}
        <Skills page={page} />
        {need.minimumAge && <Fact icon="user" title={t("help.minimumAge", { age: need.minimumAge })} />}
        <NeedCare care={need.care} />
        {contact && <Fact icon="message" title={t("help.contact", { name: contact })} />}
      </ul>
      <Flags page={page} />
    </>
  );
}

function When({ page }: Props) {
  const t = useT();
  const locale = useLocale();
  const { shifts, need, now } = page;
  const meet = need.meetAt && t("help.meetAt", { time: clockWords(need.meetAt, t("help.clock")) });
  const [only] = shifts;
  if (shifts.length === 1 && only && isOneDay(only)) {
    return (
      <Fact icon="clock" title={formatDay(only.start, locale, "long", now)}>
        {[formatHours(only, locale), meet].filter(Boolean).join(" · ")}
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
      {more > 0 && <span className="fact-line">{t("common.need.moreShifts", { count: more })}</span>}
      {meet && <span className="fact-line">{meet}</span>}
    </Fact>
  );
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
  return (
    <Fact icon="pin" title={hidden ? t("common.need.around", { place: name }) : name}>
      <span className="fact-line">
        {[place.meetingPoint && t("help.meetingPoint", { place: place.meetingPoint }), away]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {hidden && <span className="fact-line">{t("help.privatePlace")}</span>}
      {!hidden && place.point && (
        <a
          className="fact-link"
          href={`https://www.openstreetmap.org/directions?to=${place.point.lat}%2C${place.point.lon}`}
          rel="noreferrer"
          target="_blank"
        >
          {t("common.action.showWay")}
        </a>
      )}
    </Fact>
  );
}

function Skills({ page }: Props) {
  const t = useT();
  const { requiredSkills, helpfulSkills } = page.need;
  const names = (skills: typeof requiredSkills) =>
    skills.map((skill) => t(`labels.skill.${skill}`)).join(", ");
  if (requiredSkills.length === 0 && helpfulSkills.length === 0) return null;
  const helpful = helpfulSkills.length > 0 && t("help.helpful", { skills: names(helpfulSkills) });
  return (
    <Fact
      icon="hand"
      title={requiredSkills.length > 0 ? t("help.required", { skills: names(requiredSkills) }) : helpful}
    >
      {requiredSkills.length > 0 && helpful}
    </Fact>
  );
}

function Flags({ page }: Props) {
  const t = useT();
  const { noGermanNeeded, wheelchair, withChildren } = page.need;
  if (!noGermanNeeded && !wheelchair && !withChildren) return null;
  return (
    <p className="badges">
      {noGermanNeeded && <Badge icon="world">{t("common.need.noGerman")}</Badge>}
      {wheelchair && <Badge icon="wheelchair">{t("common.need.wheelchair")}</Badge>}
      {withChildren && <Badge icon="users">{t("common.need.withChildren")}</Badge>}
    </p>
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
