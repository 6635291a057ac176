import { useT } from "~/i18n/context";
import { BackLink } from "../back-link";
import { Button, LinkButton } from "../button";
import { Notice } from "../notice";
import { OnceForm } from "../once-form";
import type { Feed } from "./calendar-data";
import { SubscribeBox } from "./subscribe-box";

export type OwnCalendarData = {
  /** made by this very request: shown once */
  feed: Feed | null;
  /** "12. April 2027"; null: there is no address */
  madeOn: string | null;
  ended: boolean;
};

/** The secret address of one's own dates: made, renewed, ended. */
export function OwnCalendar({ feed, madeOn, ended }: OwnCalendarData) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t(feed ? "calendar.own.readyTitle" : "calendar.own.title")}</h1>
        {!feed && <p className="lead">{t("calendar.own.lead")}</p>}
      </header>
      {ended && !madeOn && <Notice kind="success">{t("calendar.own.ended")}</Notice>}
      {feed && (
        <>
          <Notice kind="warn" icon="lock">
            {t("calendar.own.once")} {t("calendar.own.secret")}
          </Notice>
          <SubscribeBox feed={feed} />
          <LinkButton to="/me" variant="secondary" full icon="check">
            {t("calendar.own.done")}
          </LinkButton>
        </>
      )}
      {!feed && madeOn && (
        <>
          <Notice icon="calendar" title={t("calendar.own.madeTitle")}>
            {t("calendar.own.made", { date: madeOn })}
          </Notice>
          <OnceForm className="stack-tight">
            <Button variant="secondary" full icon="undo" name="intent" value="make">
              {t("calendar.own.renew")}
            </Button>
            <p className="small muted">{t("calendar.own.renewHint")}</p>
          </OnceForm>
          <OnceForm>
            <Button variant="quiet" full icon="close" name="intent" value="end">
              {t("calendar.own.end")}
            </Button>
          </OnceForm>
        </>
      )}
      {!feed && !madeOn && (
        <OnceForm className="stack-tight">
          <Button full icon="calendar" name="intent" value="make">
            {t("calendar.own.make")}
          </Button>
          <p className="small muted">{t("calendar.own.secret")}</p>
        </OnceForm>
      )}
      {!feed && <p className="small muted">{t("calendar.own.kept")}</p>}
    </>
  );
}
