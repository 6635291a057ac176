import type { ProveWay } from "~/domain/prove";
import { useT } from "~/i18n/context";
import { Button, LinkButton } from "./button";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";
import type { Ways } from "./other-ways";
import { PasskeyButton, type PasskeyDevice } from "./passkey-button";
import { TooMany } from "./too-many";

export type ProveData = {
  to: string;
  ways: ProveWay[];
  /** it is about the town hall: the page then says Sie, as the town hall does */
  staff: boolean;
  passkeysWork: boolean;
  email: string | null;
  demo: boolean;
};

type ProvePageProps = {
  page: ProveData;
  device: PasskeyDevice;
  /** seconds to wait after too many mails */
  tooMany: number | null;
  providers: Ways["providers"];
};

/** Showing again who one is, by whatever one has; then on to `to`. */
export function ProvePage({ page, device, tooMany, providers }: ProvePageProps) {
  const t = useT();
  const { to, ways, staff, passkeysWork } = page;
  const enrols = ways.includes("enrol");
  return (
    <>
      <header className="page-head">
        <h1>
          {t(enrols ? "signIn.prove.enrolTitle" : staff ? "signIn.prove.staffTitle" : "signIn.prove.title")}
        </h1>
        <p className="lead">
          {t(enrols ? "signIn.prove.enrol" : staff ? "signIn.prove.staffLead" : "signIn.prove.lead")}
        </p>
      </header>
      <TooMany seconds={tooMany} />
      {staff && !passkeysWork && <Notice kind="warn">{t("signIn.prove.staffLinkInsecure")}</Notice>}
      <div className="stack">
        {ways.includes("passkey") && (
          <PasskeyButton device={device} does="prove" to={to} noScript={t("signIn.prove.noScript")}>
            {t("signIn.prove.passkey")}
          </PasskeyButton>
        )}
        {enrols && (
          <PasskeyButton device={device} does="make" to={to} noScript={t("signIn.prove.noScript")}>
            {t("signIn.prove.enrolButton")}
          </PasskeyButton>
        )}
        {ways.includes("link") && <ByLink page={page} />}
        {ways.includes("identity") && <Providers providers={providers} to={to} />}
        {ways.includes("sheet") && (
          <LinkButton to={`/login/recover?${new URLSearchParams({ to })}`} variant="quiet" full icon="lock">
            {t("signIn.prove.sheet")}
          </LinkButton>
        )}
        {ways.includes("confirm") && <Confirm page={page} />}
      </div>
      {ways.length === 0 && <Notice kind="info">{t("signIn.prove.nothing")}</Notice>}
      {staff && ways.length === 1 && ways[0] === "passkey" && (
        <p className="small muted">{t("signIn.prove.lost")}</p>
      )}
    </>
  );
}

function ByLink({ page: { to, ways, email, staff, passkeysWork } }: { page: ProveData }) {
  const t = useT();
  const label = t(staff ? "signIn.prove.staffLink" : "signIn.prove.link", { email: email ?? "" });
  return (
    <OnceForm action="/login/prove" className="stack-tight">
      <input type="hidden" name="to" value={to} />
      <Button
        full
        icon="mail"
        variant={ways[0] === "link" ? "primary" : "secondary"}
        name="intent"
        value="link"
      >
        {label}
      </Button>
      <p className="small muted">
        {t(staff && passkeysWork ? "signIn.prove.staffLinkHint" : "signIn.prove.linkHint")}
      </p>
    </OnceForm>
  );
}

function Confirm({ page: { to, ways, demo } }: { page: ProveData }) {
  const t = useT();
  return (
    <OnceForm action="/login/prove" className="stack-tight">
      <input type="hidden" name="to" value={to} />
      <Button full variant={ways[0] === "confirm" ? "primary" : "secondary"} name="intent" value="confirm">
        {t("signIn.prove.confirm")}
      </Button>
      <p className="small muted">{t(demo ? "signIn.prove.demoHint" : "signIn.prove.confirmHint")}</p>
    </OnceForm>
  );
}

function Providers({ providers, to }: { providers: Ways["providers"]; to: string }) {
  const t = useT();
  return providers.map(({ id, label }) => (
    <OnceForm key={id} action={`/login/oidc/${id}`}>
      <input type="hidden" name="to" value={to} />
      <Button variant="secondary" full icon="user">
        {t("ways.identity.button", { label })}
      </Button>
    </OnceForm>
  ));
}
