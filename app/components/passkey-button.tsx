import { type ReactNode, useEffect, useState } from "react";
import type { PasskeyRefusal } from "~/domain/passkey";
import { useT } from "~/i18n/context";
import type { TextKey } from "~/i18n/translate";
import { Button, type ButtonVariant } from "./button";
import { Icon } from "./icon";
import { Notice } from "./notice";

export type PasskeyOutcome = { ok: true; to: string } | { ok: false; reason: string };

/** The browser's side of passkeys (auth/passkey.client), handed in by the route: nothing of it runs on a server. */
export type PasskeyDevice = {
  support: () => "ready" | "insecure" | "unsupported";
  signIn: (to: string) => Promise<PasskeyOutcome>;
  prove: (to: string) => Promise<PasskeyOutcome>;
  make: (to: string) => Promise<PasskeyOutcome>;
  offerInField: (to: string, onOutcome: (outcome: PasskeyOutcome) => void) => () => void;
};

type PasskeyButtonProps = {
  device: PasskeyDevice;
  does: "signIn" | "prove" | "make";
  to: string;
  variant?: ButtonVariant;
  /** what somebody without scripts reads instead */
  noScript?: string;
  children: ReactNode;
};

/** One tap, then the device's own question, then on to `to`. Says plainly what stands in the way. */
export function PasskeyButton({ device, does, to, variant, noScript, children }: PasskeyButtonProps) {
  const t = useT();
  const [state, setState] = useState<"unknown" | "ready" | "waiting" | "insecure" | "unsupported">("unknown");
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => setState(device.support()), [device]);

  const run = async () => {
    setState("waiting");
    setRefusal(null);
    const outcome = await device[does](to);
    if (outcome.ok) return goOn(outcome.to);
    setRefusal(outcome.reason);
    setState("ready");
  };

  return (
    <div className="stack-tight" data-passkey={state}>
      {(state === "ready" || state === "waiting") && (
        <Button
          type="button"
          full
          variant={variant}
          icon="fingerprint"
          onClick={run}
          disabled={state === "waiting"}
        >
          {children}
        </Button>
      )}
      <noscript>
        <p className="small muted">{noScript ?? t("signIn.passkey.noScript")}</p>
      </noscript>
      <div aria-live="polite">
        {state === "waiting" && <p className="small muted">{t("signIn.passkey.waiting")}</p>}
        {(state === "insecure" || state === "unsupported") && (
          <p className="small muted">{t(`signIn.passkey.${state}`)}</p>
        )}
        <PasskeyRefused reason={refusal} />
      </div>
    </div>
  );
}

export function PasskeyRefused({ reason }: { reason: string | null }) {
  const t = useT();
  if (reason === null) return null;
  if (reason === "cancelled") {
    return (
      <p className="small muted">
        <Icon name="info" className="inline-icon" /> {t("signIn.refusal.cancelled")}
      </p>
    );
  }
  return (
    <Notice kind="warn" reason={reason}>
      {t(refusalKey(reason))}
    </Notice>
  );
}

/** A whole document: who sits here has changed for every part of the page. */
export function goOn(to: string): void {
  window.location.assign(to);
}

const known = {
  malformed: true,
  "signed-out": true,
  "not-fresh": true,
  expired: true,
  unknown: true,
  invalid: true,
  taken: true,
  "too-many": true,
  "too-often": true,
  insecure: true,
  offline: true,
} satisfies Record<PasskeyRefusal | "offline", true>;

function refusalKey(reason: string): TextKey {
  return reason in known ? `signIn.refusal.${reason as keyof typeof known}` : "signIn.refusal.failed";
}
