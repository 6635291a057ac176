import type { ReactNode } from "react";
import type { InstallWay } from "~/domain/install";
import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Button } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { InstallCoach } from "./install-coach";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";

/** `code`: the six digits of a hand-over that was just made; the page then carries a personal manifest. */
type InstallPageProps = { way: InstallWay; code: string | null };

/** Anpacken as an app: why, and how on this device. The script shows the browser's own button where it has one. */
export function InstallPage({ way, code }: InstallPageProps) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("install.title")}</h1>
        <p className="lead">{t("install.lead")}</p>
      </header>
      {["here", "elsewhere"].map((where) => (
        <div key={where} data-install={where} hidden>
          <Notice kind="success" title={t("install.already.title")}>
            {t(where === "here" ? "install.already.here" : "install.already.elsewhere")}
          </Notice>
        </div>
      ))}
      {!code && <Why way={way} />}
      <div data-install="browser" hidden>
        <Button type="button" full icon="plus" data-install-prompt>
          {t("install.prompt.button")}
        </Button>
      </div>
      <Way way={way} code={code} />
      {!code && <OtherDevices way={way} />}
    </>
  );
}

function Why({ way }: { way: InstallWay }) {
  const t = useT();
  const apple = way === "iphone" || way === "iphone-old";
  const reasons: [IconName, string][] = [
    ["bell", t(apple ? "install.why.ringsOnlySo" : "install.why.rings")],
    ["calendar", t("install.why.offline")],
    ["hand", t("install.why.quick")],
  ];
  return (
    <ul className="install-why" aria-label={t("install.why.title")}>
      {reasons.map(([icon, text]) => (
        <li key={icon}>
          <Icon name={icon} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function Way({ way, code }: InstallPageProps) {
  const t = useT();
  if (way === "iphone") return code ? <HandedOver code={code} /> : <OnIphone />;
  if (way === "iphone-old")
    return (
      <Notice kind="info" title={t("install.old.title")}>
        {t("install.old.text")}
      </Notice>
    );
  if (way === "in-app")
    return (
      <Section title={t("install.inApp.title")} lead={t("install.inApp.text")}>
        <Steps steps={[t("install.inApp.menu"), t("install.inApp.browser"), t("install.inApp.again")]} />
      </Section>
    );
  if (way === "android")
    return (
      <Section title={t("install.android.title")}>
        <Steps steps={[t("install.android.menu"), t("install.android.add"), t("install.android.open")]} />
      </Section>
    );
  return (
    <Section title={t("install.desk.title")} lead={t("install.desk.text")}>
      <p>
        {t("install.desk.phone")} <a href="/me/second-device">{t("install.desk.phoneLink")}</a>
      </p>
    </Section>
  );
}

function OnIphone() {
  const t = useT();
  return (
    <Section title={t("install.iphone.title")} lead={t("install.iphone.key")}>
      <OnceForm action="/me/app?for=iphone" className="stack">
        <Button full icon="smartphone">
          {t("me.app.start")}
        </Button>
      </OnceForm>
    </Section>
  );
}

function HandedOver({ code }: { code: string }) {
  const t = useT();
  return (
    <>
      <InstallCoach />
      <section className="card stack-tight">
        <h2>{t("me.app.codeTitle")}</h2>
        <p className="code" data-code={code}>
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </p>
        <p className="small muted">{t("me.app.codeHint")}</p>
      </section>
    </>
  );
}

/** An iPad may say it is a Mac, and somebody may look for their other phone. */
function OtherDevices({ way }: { way: InstallWay }) {
  const t = useT();
  const others = (["iphone", "android", "desk"] as const).filter((one) => !way.startsWith(one));
  return (
    <nav className="section" aria-labelledby="other-devices">
      <h2 id="other-devices">{t("install.other")}</h2>
      <ul className="link-list">
        {others.map((one) => (
          <li key={one}>
            <a href={`/me/app?for=${one}`}>
              <Icon name={one === "desk" ? "office" : "smartphone"} />
              {t(`install.${one}.title`)}
              <Icon name="chevronRight" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="section stack">
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      {children}
    </section>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="steps-list">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
