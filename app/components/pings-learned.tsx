import { Link } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatAgo, formatNumber } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { PingsData } from "./pings-data";

/** What the belief remembers of this person, in words: no number stays hidden from whom it is about. */
export function PingsLearned({ page }: { page: PingsData }) {
  const t = useT();
  const locale = useLocale();
  const { learned } = page;
  return (
    <section className="section" aria-labelledby="learned-title">
      <h2 id="learned-title">{t("pings.page.learned")}</h2>
      {!learned && <p>{t("pings.page.objects")}</p>}
      {learned && <p className="muted">{t("pings.page.learnedLead")}</p>}
      {learned?.lastPing && (
        <p>
          {t("pings.page.lastPing", {
            ago: formatAgo(learned.lastPing.at, locale, page.now),
            ending: t(`pings.page.ending.${learned.lastPing.ending}`),
          })}
        </p>
      )}
      {learned && learned.habits.length === 0 && !learned.lastPing && <p>{t("pings.page.learnedNone")}</p>}
      <ul className="plain-list">
        {learned?.habits.map(({ category, association, yes, no }) => {
          const what = category ? t(`labels.category.${category}`) : association;
          return what ? (
            <li key={what}>
              {t("pings.page.habit", { what, yes: count(yes, locale), no: count(no, locale) })}
            </li>
          ) : null;
        })}
      </ul>
      <p>
        <Link to="/me/settings#objects">{t("pings.settings.objects")}</Link>
      </p>
    </section>
  );
}

/** Faded counts are no whole numbers: "1,6". */
function count(value: number, locale: Locale): string {
  return formatNumber(value, locale, { maximumFractionDigits: 1 });
}
