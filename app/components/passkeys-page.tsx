import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { LinkButton } from "./button";
import { EmptyState } from "./empty-state";
import { Notice } from "./notice";
import { PasskeyButton, type PasskeyDevice } from "./passkey-button";
import { PasskeyRow } from "./passkey-row";
import { type PasskeysData, type PasskeysFailure, proveFirst } from "./passkeys-data";

type PasskeysPageProps = { page: PasskeysData; failure?: PasskeysFailure; device: PasskeyDevice };

/** One's own passkeys: make, name, take away. */
export function PasskeysPage({ page, failure, device }: PasskeysPageProps) {
  const t = useT();
  const { passkeys, passkeysWork, done } = page;
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("signIn.passkeys.title")}</h1>
        <p className="lead">{t("signIn.passkeys.lead")}</p>
      </header>
      {done && <Notice kind="success">{t(`signIn.passkeys.${done}`)}</Notice>}
      {failure?.refusal && (
        <Notice kind="refusal" reason={failure.refusal}>
          {t(`signIn.passkeys.${failure.refusal}`)}
        </Notice>
      )}
      {!passkeysWork && <Notice kind="warn">{t("signIn.passkey.insecure")}</Notice>}
      {passkeys.length > 0 && (
        <ul className="people" aria-label={t("signIn.passkeys.list")}>
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              page={page}
              failure={failure?.id === passkey.id ? failure : undefined}
            />
          ))}
        </ul>
      )}
      {passkeys.length === 0 && passkeysWork && (
        <EmptyState icon="fingerprint" title={t("signIn.passkeys.none")}>
          {t("signIn.passkeys.noneText")}
        </EmptyState>
      )}
      {passkeysWork && <Add page={page} device={device} />}
    </>
  );
}

function Add({ page, device }: { page: PasskeysData; device: PasskeyDevice }) {
  const t = useT();
  const label = t(page.passkeys.length === 0 ? "signIn.passkeys.add" : "signIn.passkeys.addAnother");
  if (page.mayChange) {
    return (
      <PasskeyButton device={device} does="make" to="/me/passkeys?done=added">
        {label}
      </PasskeyButton>
    );
  }
  return (
    <div className="stack-tight">
      <p className="muted">{t("signIn.passkeys.addProve")}</p>
      <LinkButton to={proveFirst} full icon="fingerprint">
        {label}
      </LinkButton>
    </div>
  );
}
