import { useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import { BackLink } from "./back-link";
import { Button, LinkButton } from "./button";
import { Notice } from "./notice";
import { OnceForm } from "./once-form";
import { QrCode } from "./qr-code";

export type DeviceInvitation = { url: string; handle: string };
export type DeviceOutcome = "waiting" | "used" | "over";

type SecondDeviceProps = { invitation: DeviceInvitation | null; outcome: DeviceOutcome | null };

/** A QR from the first device signs in the second. */
export function SecondDevice({ invitation, outcome }: SecondDeviceProps) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("ways.device.title")}</h1>
        <p className="lead">{t("ways.device.lead")}</p>
      </header>
      {invitation ? <Waiting invitation={invitation} /> : <Start outcome={outcome} />}
    </>
  );
}

function Start({ outcome }: { outcome: DeviceOutcome | null }) {
  const t = useT();
  return (
    <>
      {outcome && <Outcome outcome={outcome} />}
      <OnceForm action="/me/second-device" className="stack">
        <p>{t("ways.device.how")}</p>
        <Button full icon="qrCode">
          {t(outcome ? "ways.device.again" : "ways.device.start")}
        </Button>
      </OnceForm>
    </>
  );
}

const everyMs = 2_000;

/** Asks until the code is used or over; without scripts a link asks once. */
function Waiting({ invitation }: { invitation: DeviceInvitation }) {
  const t = useT();
  const [outcome, setOutcome] = useState<DeviceOutcome>("waiting");
  const { handle } = invitation;

  useEffect(() => {
    const timer = setInterval(async () => {
      const became = await outcomeOf(handle);
      setOutcome(became);
      if (became !== "waiting") clearInterval(timer);
    }, everyMs);
    return () => clearInterval(timer);
  }, [handle]);

  if (outcome !== "waiting") return <Start outcome={outcome} />;
  return (
    <>
      <section className="card device-qr" aria-labelledby="device-qr-title">
        <h2 id="device-qr-title">{t("ways.device.ready")}</h2>
        <QrCode text={invitation.url} label={t("ways.device.qrLabel")} />
        <p className="small muted">{t("ways.device.life")}</p>
      </section>
      <p role="status">{t("ways.device.waiting")}</p>
      <noscript>
        <LinkButton
          to={`/me/second-device?${new URLSearchParams({ of: handle })}`}
          variant="secondary"
          full
          reloadDocument
        >
          {t("ways.device.check")}
        </LinkButton>
      </noscript>
    </>
  );
}

/** A weak signal is no outcome: it asks again. */
async function outcomeOf(handle: string): Promise<DeviceOutcome> {
  try {
    const response = await fetch(`/me/second-device/${handle}`);
    const { outcome } = (await response.json()) as { outcome: DeviceOutcome };
    return response.ok ? outcome : "waiting";
  } catch {
    return "waiting";
  }
}

function Outcome({ outcome }: { outcome: DeviceOutcome }) {
  const t = useT();
  if (outcome === "waiting") return <Notice>{t("ways.device.waiting")}</Notice>;
  if (outcome === "over") return <Notice kind="warn">{t("ways.device.over")}</Notice>;
  return (
    <Notice kind="success" icon="smartphone" title={t("ways.device.used")}>
      {t("ways.device.notYou")}
    </Notice>
  );
}
