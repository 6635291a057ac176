import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { browserKeeper, forgetNeeds } from "./association/kept-need";
import { Badge } from "./badge";
import { Button, LinkButton } from "./button";
import { Icon } from "./icon";
import type { MeData } from "./me-data";
import { OnceForm } from "./once-form";

/** How we reach this person, the app on the Home Screen, and the two ways out. */
export function MeAccount({ me }: { me: MeData }) {
  const t = useT();
  return (
    <section className="section" aria-labelledby="account-title">
      <h2 id="account-title">{t("me.account.title")}</h2>
      <Email me={me} />
      {me.phone && <p>{t("me.account.phone", { phone: me.phone })}</p>}
      <ul className="link-list">
        {me.profile && <PingLinks />}
        <li>
          <Link to="/me/calendar">
            <Icon name="calendar" />
            <span>{t("calendar.own.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/app">
            <Icon name="smartphone" />
            <span>{t("me.app.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/passkeys">
            <Icon name="fingerprint" />
            <span>{t("signIn.passkeys.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/recovery">
            <Icon name="lock" />
            <span>{t("ways.sheet.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/second-device">
            <Icon name="qrCode" />
            <span>{t("ways.device.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/devices">
            <Icon name="office" />
            <span>{t("signIn.devices.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/blocks">
            <Icon name="bellOff" />
            <span>{t("report.block.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/data">
            <Icon name="list" />
            <span>{t("privacy.me.link")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
        <li>
          <Link to="/me/leave">
            <Icon name="trash" />
            <span>{t("me.leave.title")}</span>
            <Icon name="chevronRight" />
          </Link>
        </li>
      </ul>
      <div className="row">
        {me.devices > 0 && <SwitchAllOff count={me.devices} />}
        <OnceForm action="/logout" onSubmit={() => forgetNeeds(browserKeeper)}>
          <Button variant="quiet" small icon="logout">
            {t("common.action.signOut")}
          </Button>
        </OnceForm>
      </div>
      {!me.email && <p className="small muted">{t("me.account.signOutHint")}</p>}
    </section>
  );
}

/** What rang and why, and how often it may. */
function PingLinks() {
  const t = useT();
  return (
    <>
      <li>
        <Link to="/me/pings">
          <Icon name="bell" />
          <span>{t("pings.page.title")}</span>
          <Icon name="chevronRight" />
        </Link>
      </li>
      <li>
        <Link to="/me/settings">
          <Icon name="clock" />
          <span>{t("pings.settings.title")}</span>
          <Icon name="chevronRight" />
        </Link>
      </li>
    </>
  );
}

function Email({ me }: { me: MeData }) {
  const t = useT();
  if (!me.email) {
    return (
      <div className="row">
        <p className="muted">{t("me.account.noEmail")}</p>
        {me.profile && (
          <LinkButton to="/join" variant="quiet" small>
            {t("me.account.addEmail")}
          </LinkButton>
        )}
      </div>
    );
  }
  return (
    <>
      <p className="row">
        {me.email}
        {me.emailConfirmed ? (
          <Badge icon="check">{t("me.account.confirmed")}</Badge>
        ) : (
          <Badge tone="sun" icon="mail">
            {t("me.account.unconfirmed")}
          </Badge>
        )}
      </p>
      {!me.emailConfirmed && <p className="small muted">{t("me.account.confirmHint")}</p>}
    </>
  );
}

/** Works without scripts: nobody knows then which of the devices this is. */
function SwitchAllOff({ count }: { count: number }) {
  const t = useT();
  return (
    <OnceForm action="/push/subscriptions">
      <Button variant="quiet" small icon="bellOff" name="intent" value="off">
        {t("me.push.allOff", { count })}
      </Button>
    </OnceForm>
  );
}
