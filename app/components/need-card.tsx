import { useLocale, useT } from "~/i18n/context";
import { formatDistance, formatShift, isToday } from "~/i18n/format";
import { Badge } from "./badge";
import { CategoryTile, Icon } from "./icon";
import type { NeedSummary, ShiftSummary } from "./need-summary";
import { Parts } from "./parts";
import { Progress } from "./progress";

type NeedCardProps = {
  need: NeedSummary;
  href: string;
  /** The product's clock as an ISO instant from the loader, so that server and browser say the same. */
  now: string;
  /** Metres. */
  distance?: number | null;
  fits?: boolean;
  /** Pointed at on the map. */
  active?: boolean;
  headingLevel?: 2 | 3;
};

export function NeedCard({ need, href, now, distance, fits, active, headingLevel = 2 }: NeedCardProps) {
  const t = useT();
  const locale = useLocale();
  const Heading = `h${headingLevel}` as const;
  const shift = nextShift(need.shifts, now);
  const more = need.shifts.length - 1;
  const where = [
    placeText(need, t),
    distance != null && formatDistance(distance, locale),
    need.associationName,
  ];
  return (
    <article className="need-card" data-need={need.id} data-fits={fits} data-active={active}>
      <CategoryTile category={need.category} />
      <div className="need-card-body">
        <Heading className="need-card-title">
          <a href={href} lang={need.lang} dir="auto">
            {need.title}
          </a>
        </Heading>
        {shift && (
          <p className="need-card-when">
            {formatShift(shift, locale, now)}
            {more > 0 && ` ${t("common.need.moreShifts", { count: more })}`}
          </p>
        )}
        <p className="need-card-where">
          <Parts of={where} />
        </p>
        <Ease need={need} />
        <CardFoot need={need} shift={shift} now={now} fits={fits} />
      </div>
    </article>
  );
}

/** What makes it easy, in passing. */
function Ease({ need }: { need: NeedSummary }) {
  const t = useT();
  const { noGermanNeeded, wheelchair, withChildren } = need;
  if (!noGermanNeeded && !wheelchair && !withChildren) return null;
  return (
    <ul className="need-card-ease">
      {noGermanNeeded && (
        <li>
          <Icon name="language" />
          {t("common.need.noGerman")}
        </li>
      )}
      {wheelchair && (
        <li>
          <Icon name="wheelchair" />
          {t("common.need.wheelchair")}
        </li>
      )}
      {withChildren && (
        <li>
          <Icon name="youth" />
          {t("common.need.withChildren")}
        </li>
      )}
    </ul>
  );
}

type CardFootProps = { need: NeedSummary; shift: ShiftSummary | undefined; now: string; fits?: boolean };

function CardFoot({ need, shift, now, fits }: CardFootProps) {
  const t = useT();
  const places = sum(need.shifts.map((shift) => shift.places));
  const taken = sum(need.shifts.map((shift) => Math.min(shift.taken, shift.places)));
  const soon = need.urgent || (shift && !shift.flexible && isToday(shift.start, now));
  const ended = need.status === "cancelled" || need.status === "closed";
  return (
    <>
      <div className="need-card-foot">
        {!ended && (
          <span>
            {need.unit
              ? t("common.need.foundUnit", { taken, places, unit: need.unit })
              : t("common.need.found", { taken, places })}
          </span>
        )}
        <span className="badges">
          {need.status === "cancelled" && <Badge tone="brick">{t("common.need.cancelled")}</Badge>}
          {need.status === "closed" && <Badge tone="plain">{t("common.need.closed")}</Badge>}
          {need.status === "filled" && <Badge icon="check">{t("common.need.full")}</Badge>}
          {need.status === "open" && soon && (
            <Badge tone="brick" icon="clock">
              {shift && isToday(shift.start, now) ? t("common.need.today") : t("common.need.urgent")}
            </Badge>
          )}
          {need.status === "open" && fits && (
            <Badge tone="sun" icon="heart">
              {t("common.need.fits")}
            </Badge>
          )}
        </span>
      </div>
      {!ended && <Progress taken={taken} places={places} />}
    </>
  );
}

/** The first shift that is not over yet, or the last one. */
function nextShift(shifts: readonly ShiftSummary[], now: string): ShiftSummary | undefined {
  const byStart = [...shifts].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return byStart.find((shift) => Date.parse(shift.end) > Date.parse(now)) ?? byStart.at(-1);
}

function placeText(need: NeedSummary, t: ReturnType<typeof useT>): string | null {
  if (!need.point && !need.placeLabel) return t("common.need.fromHome");
  if (need.exact || !need.placeLabel) return need.placeLabel;
  return t("common.need.around", { place: need.placeLabel });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
