import { Link, useFetcher } from "@remix-run/react";
import { useLocale, useT } from "~/i18n/context";
import { formatAgo, weekdayAdverb } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import type { T } from "~/i18n/translate";
import { Button, buttonClass } from "../button";
import { Icon } from "../icon";
import { Notice } from "../notice";
import { isUnreached, type Unreached } from "../unreached";
import { UnreachedNotice } from "../unreached-notice";
import { useStay } from "../use-stay";
import { BarButton } from "./bar-button";
import { CredentialForms, CredentialLines } from "./credential-notes";
import type { RosterAnswer } from "./roster";
import type { RosterPerson } from "./team-need";

type RowProps = { needId: string; person: RosterPerson; begun: boolean; changeable: boolean; now: Date };

export function RosterPersonRow({ needId, person, begun, changeable, now }: RowProps) {
  const t = useT();
  const locale = useLocale();
  const { people, phone } = person;
  const anonymous = person.name === "";
  const name = person.name || t("privacy.roster.anonymised");
  return (
    <li className="person">
      <span className="avatar" aria-hidden="true">
        {anonymous ? <Icon name="user" /> : [...name][0]?.toUpperCase()}
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
        {person.minor && (
          <span className={phone ? "person-detail" : "person-flag"}>
            {phone
              ? person.guardian
                ? t("team.guardian.phone", { name: person.guardian })
                : t("team.guardian.unnamed")
              : t("team.guardian.none")}
          </span>
        )}
        <CredentialLines person={person} />
        {person.missed && <span className="person-flag">{t("association.roster.missed")}</span>}
        {!person.stillFits && changeable && (
          <span className="person-flag">
            {t(person.byPhone ? "association.roster.uninformed" : "association.roster.unconfirmed")}
          </span>
        )}
        {person.phoneHidden && <PhoneHidden needId={needId} name={name} />}
      </span>
      {phone && (
        <a
          className={buttonClass({ variant: "secondary", small: true })}
          data-phone={phone}
          href={`tel:${phone.replace(/[^\d+]/g, "")}`}
          aria-label={t(person.minor ? "team.guardian.call" : "association.roster.callName", { name })}
        >
          <Icon name="phone" />
          {t("association.roster.call")}
        </a>
      )}
      {changeable && !anonymous && <PersonActions needId={needId} person={person} begun={begun} now={now} />}
    </li>
  );
}

/** Others' phone numbers are for whoever signed in within 30 days. */
function PhoneHidden({ needId, name }: { needId: string; name: string }) {
  const t = useT();
  const to = `/login/prove?${new URLSearchParams({ to: `/association/help/${needId}` })}`;
  return (
    <Link className="small" to={to} aria-label={t("signIn.phone.againNamed", { name })}>
      {t("signIn.phone.again")}
    </Link>
  );
}

function PersonActions({ needId, person, begun, now }: Omit<RowProps, "changeable">) {
  const t = useT();
  const fetcher = useFetcher<RosterAnswer | Unreached>();
  const { stayed, onSubmit } = useStay();
  const unreached = stayed ?? (isUnreached(fetcher.data) ? fetcher.data : null);
  const refusal = isUnreached(fetcher.data) ? undefined : fetcher.data?.personRefusal;
  const { id, name, missed, byPhone, stillFits } = person;
  return (
    <details className="person-more">
      <summary>
        <span aria-hidden="true">{t("association.roster.more")}</span>
        <span className="visually-hidden">{t("association.roster.moreName", { name })}</span>
        <Icon name="chevronDown" />
      </summary>
      {unreached && <UnreachedNotice answer={unreached} />}
      {refusal && (
        <Notice kind="refusal" reason={refusal}>
          {t(`team.refusal.${refusal}`)}
        </Notice>
      )}
      <CredentialForms needId={needId} person={person} now={now} />
      <fetcher.Form
        method="post"
        onSubmit={onSubmit}
        action={`/association/help/${needId}/roster`}
        preventScrollReset
      >
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
        {!byPhone && <BarButton name={name} />}
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
