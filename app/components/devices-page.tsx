import { useLocale, useT } from "~/i18n/context";
import { formatDay, isToday } from "~/i18n/format";
import { BackLink } from "./back-link";
import { Badge } from "./badge";
import { Button } from "./button";
import { Disclosure } from "./disclosure";
import { Icon } from "./icon";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

export type SignedInBrowser = { handle: string; device: string; createdAt: Date; lastSeenAt: Date };

export type DevicesData = {
  browsers: SignedInBrowser[];
  /** the handle of this one */
  here: string;
  /** real time */
  now: Date;
  /** signing out here leaves no way back */
  stranded: boolean;
  /** "one": signed out; a number: as many others */
  done: "one" | number | null;
};

/** Where somebody is signed in, and the ways to end that. */
export function DevicesPage({ page }: { page: DevicesData }) {
  const t = useT();
  const { browsers, here, done } = page;
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("signIn.devices.title")}</h1>
        <p className="lead">{t("signIn.devices.lead")}</p>
      </header>
      {done !== null && <Notice kind="success">{doneText(done, t)}</Notice>}
      <ul className="people">
        {browsers.map((browser) => (
          <Row key={browser.handle} browser={browser} here={browser.handle === here} now={page.now} />
        ))}
      </ul>
      <Disclosure summary={t("signIn.devices.everywhere")}>
        <div className="stack">
          <p>{t("signIn.devices.everywhereAsk")}</p>
          {page.stranded && <Notice kind="warn">{t("signIn.devices.stranded")}</Notice>}
          <div className="row">
            <OnceForm action="/me/devices">
              <Button variant="secondary" name="intent" value="others">
                {t("signIn.devices.others")}
              </Button>
            </OnceForm>
            <OnceForm action="/me/devices">
              <Button variant="danger" icon="logout" name="intent" value="all">
                {t("signIn.devices.all")}
              </Button>
            </OnceForm>
          </div>
        </div>
      </Disclosure>
    </>
  );
}

function Row({ browser, here, now }: { browser: SignedInBrowser; here: boolean; now: Date }) {
  const t = useT();
  const locale = useLocale();
  const { handle, device, createdAt, lastSeenAt } = browser;
  const name = device || t("signIn.devices.unknown");
  const day = (instant: Date) => formatDay(instant, locale, "short", now);
  return (
    <li className="person">
      <span className="avatar">
        <Icon name={/Android|iPhone|iPad/.test(device) ? "smartphone" : "office"} />
      </span>
      <span className="person-text">
        <span className="person-name">
          {name} {here && <Badge icon="check">{t("signIn.devices.here")}</Badge>}
        </span>
        <span className="person-detail">
          {here || isToday(lastSeenAt, now)
            ? t("signIn.devices.today")
            : t("signIn.devices.lastSeen", { day: day(lastSeenAt) })}
        </span>
        <span className="person-detail">{t("signIn.devices.since", { day: day(createdAt) })}</span>
      </span>
      {!here && (
        <OnceForm action="/me/devices">
          <input type="hidden" name="handle" value={handle} />
          <Button
            variant="secondary"
            small
            name="intent"
            value="one"
            aria-label={t("signIn.devices.outNamed", { name })}
          >
            {t("signIn.devices.out")}
          </Button>
        </OnceForm>
      )}
    </li>
  );
}

function doneText(done: "one" | number, t: ReturnType<typeof useT>): string {
  if (done === "one") return t("signIn.devices.signedOut");
  return done === 0 ? t("signIn.devices.onlyHere") : t("signIn.devices.othersOut", { count: done });
}
