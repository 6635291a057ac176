import { useFetcher } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatAgo, weekdayAdverb } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import { Button, buttonClass } from "../button";
import { Icon } from "../icon";
import type { RosterPerson } from "./team-need";

type RowProps = { needId: string; person: RosterPerson; begun: boolean; changeable: boolean; now: Date };

export function RosterPersonRow({ needId, person, begun, changeable, now }: RowProps) {
  const t = useT();
  const locale = useLocale();
  const { name, people, phone } = person;
  return (
    <li className="person">
      <span className="avatar" aria-hidden="true">
        {[...name][0]?.toUpperCase()}
      </span>
      <span className="person-text">
        <span className="person-name">
          {name} {people > 1 && t("association.roster.and", { count: people - 1 })}
        </span>
        {detailsOf(person, now, t, locale).map((detail) => (
          <span key={detail} className="person-detail">
            {detail}
          </span>
        ))}
        {person.missed && <span className="person-flag">{t("association.roster.missed")}</span>}
        {!person.stillFits && changeable && (
          <span className="person-flag">
            {t(person.byPhone ? "association.roster.uninformed" : "association.roster.unconfirmed")}
          </span>
        )}
      </span>
      {phone && (
        <a
          className={buttonClass({ variant: "secondary", small: true })}
          href={`tel:${phone.replace(/[^\d+]/g, "")}`}
          aria-label={t("association.roster.callName", { name })}
        >
          <Icon name="phone" />
          {t("association.roster.call")}
        </a>
      )}
      {changeable && <PersonActions needId={needId} person={person} begun={begun} />}
    </li>
  );
}

function PersonActions({ needId, person, begun }: Pick<RowProps, "needId" | "person" | "begun">) {
  const t = useT();
  const fetcher = useFetcher();
  const { id, name, missed, byPhone, stillFits } = person;
  return (
    <details className="person-more">
      <summary>
        <span aria-hidden="true">{t("association.roster.more")}</span>
        <span className="visually-hidden">{t("association.roster.moreName", { name })}</span>
        <Icon name="chevronDown" />
      </summary>
      <fetcher.Form method="post" action={`/association/help/${needId}/roster`} preventScrollReset>
        <input type="hidden" name="signupId" value={id} />
        {byPhone && !stillFits && (
          <Button small variant="secondary" name="intent" value="still-fits">
            {t("association.roster.stillFits")}
          </Button>
        )}
        {begun && (
          <Button small variant="secondary" name="intent" value={missed ? "present" : "missed"}>
            {t(missed ? "association.roster.markPresent" : "association.roster.markMissed")}
          </Button>
        )}
        <Button
          small
          variant="danger"
          name="intent"
          value="remove"
          aria-label={t("association.roster.removeName", { name })}
        >
          {t("association.roster.remove")}
        </Button>
      </fetcher.Form>
    </details>
  );
}

function detailsOf(person: RosterPerson, now: Date, t: T, locale: Locale): string[] {
  const { byPhone, confirmedAt, reasons } = person;
  const how = byPhone
    ? t("association.roster.byPhone")
    : t("association.roster.confirmed", { ago: formatAgo(confirmedAt, locale, now) });
  const why = reasons
    ? [
        ...reasons.skills.map((skill) => t(`labels.skill.${skill}`)),
        ...(reasons.weekday !== null
          ? [t("association.roster.hasTime", { weekday: weekdayAdverb(reasons.weekday, locale) })]
          : []),
        ...(reasons.weekday === null && reasons.anyTime ? [t("association.roster.anyTime")] : []),
      ].join(" · ")
    : "";
  return why ? [how, why] : [how];
}
