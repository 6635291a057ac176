import { type ReactNode, useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import { goOn, PasskeyButton, type PasskeyDevice, PasskeyRefused } from "./passkey-button";

type SignInWaysProps = {
  device: PasskeyDevice;
  /** false: this installation has no https, so that no browser offers them */
  passkeysWork: boolean;
  to: string;
  /** further ways in, each a button or a link */
  children?: ReactNode;
};

/** What there is besides the link by mail. The mail field itself names this browser's passkeys, where it can. */
export function SignInWays({ device, passkeysWork, to, children }: SignInWaysProps) {
  const t = useT();
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => {
    if (!passkeysWork) return;
    return device.offerInField(to, (outcome) => {
      if (outcome.ok) goOn(outcome.to);
      else setRefusal(outcome.reason);
    });
  }, [device, passkeysWork, to]);

  return (
    <div className="sign-in-ways">
      <p className="sign-in-or">{t("signIn.or")}</p>
      {passkeysWork ? (
        <PasskeyButton device={device} does="signIn" to={to} variant="secondary">
          {t("signIn.passkey.button")}
        </PasskeyButton>
      ) : (
        <p className="small muted">{t("signIn.passkey.insecure")}</p>
      )}
      <PasskeyRefused reason={refusal} />
      {children}
    </div>
  );
}
