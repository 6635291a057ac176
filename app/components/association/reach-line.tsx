import { addDaysBerlin } from "~/domain/berlin-time";
import type { RoundedCount } from "~/domain/counts";
import { useLocale, useT } from "~/i18n/context";
import { formatDay, formatTime, isToday } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import type { Reach } from "./team-need";

/** "Etwa 10 gefragt, wenige haben es gelesen. Wir klingeln morgen ab 8 Uhr." Never an exact number. */
export function ReachLine({ reach, now, open }: { reach: Reach; now: Date; open: boolean }) {
  const t = useT();
  const locale = useLocale();
  const nobody = isNone(reach.rung) && isNone(reach.opened);
  const next = open && reach.nextAt ? ringing(reach.nextAt, now, t, locale) : null;
  return (
    <>
      {!nobody && (
        <p>
          {t("association.need.reach", {
            rung: rungText(reach.rung, t),
            opened: openedText(reach.opened, t),
          })}
        </p>
      )}
      {next && <p>{next}</p>}
      {open && nobody && !next && (
        <p>{t(reach.fits ? "association.need.inTheirList" : "association.need.nobodyFits")}</p>
      )}
    </>
  );
}

function rungText(count: RoundedCount, t: T): string {
  if ("few" in count) return t("association.need.rungFew");
  if (count.about === 0) return t("association.need.rungNobody");
  return t("association.need.rungAbout", { count: count.about });
}

function openedText(count: RoundedCount, t: T): string {
  if ("few" in count) return t("association.need.openedFew");
  if (count.about === 0) return t("association.need.openedNobody");
  return t("association.need.openedAbout", { count: count.about });
}

function ringing(at: Date, now: Date, t: T, locale: Locale): string {
  const time = formatTime(at, locale);
  if (at <= now) return t("association.need.ringsNow");
  if (isToday(at, now)) return t("association.need.ringsToday", { time });
  if (isToday(at, addDaysBerlin(now, 1))) return t("association.need.ringsTomorrow", { time });
  return t("association.need.ringsOn", { day: formatDay(at, locale, "long"), time });
}

function isNone(count: RoundedCount): boolean {
  return "about" in count && count.about === 0;
}
