import { useLocale, useT } from "~/i18n/context";
import { formatAgo } from "~/i18n/format";
import { Badge } from "./badge";
import { Button } from "./button";
import { Icon } from "./icon";
import { OnceForm } from "./once-form";

export type PushDeviceRow = {
  id: string;
  /** whose push service it is rung through: what is known of a browser that only left an address */
  service: "chrome" | "firefox" | "apple" | "windows" | "unknown";
  /** ISO, product time; null: never */
  lastSuccessAt: string | null;
  failing: boolean;
};

type PushDevicesProps = { devices: readonly PushDeviceRow[]; now: string; back: string };

/** The browsers that ring: when they last did, a test, and the way out. Works without scripts. */
export function PushDevices({ devices, now, back }: PushDevicesProps) {
  const t = useT();
  return (
    <section className="section" id="devices" aria-labelledby="push-devices-title">
      <h2 id="push-devices-title">{t("pings.devices.title")}</h2>
      {devices.length === 0 && <p className="muted">{t("pings.devices.none")}</p>}
      <ul className="people">
        {devices.map((device) => (
          <Row key={device.id} device={device} now={now} back={back} />
        ))}
      </ul>
    </section>
  );
}

function Row({ device, now, back }: { device: PushDeviceRow; now: string; back: string }) {
  const t = useT();
  const locale = useLocale();
  const name = t(`pings.devices.${device.service}`);
  const { lastSuccessAt } = device;
  return (
    <li className="person">
      <span className="avatar">
        <Icon name="bell" />
      </span>
      <span className="person-text">
        <span className="person-name">{name}</span>
        <span className="person-detail">
          {lastSuccessAt
            ? t("pings.devices.lastSuccess", { ago: formatAgo(lastSuccessAt, locale, now) })
            : t("pings.devices.neverYet")}
        </span>
        {device.failing && (
          <span className="person-detail">
            <Badge tone="sun" icon="alert">
              {t("pings.devices.failing")}
            </Badge>
          </span>
        )}
      </span>
      <span className="person-actions">
        <OnceForm action="/push/test">
          <Target id={device.id} back={back} />
          <Button variant="secondary" small aria-label={t("pings.devices.testNamed", { device: name })}>
            {t("pings.devices.test")}
          </Button>
        </OnceForm>
        <OnceForm action="/push/subscriptions">
          <Target id={device.id} back={back} />
          <Button
            variant="quiet"
            small
            name="intent"
            value="forget"
            aria-label={t("pings.devices.forgetNamed", { device: name })}
          >
            {t("pings.devices.forget")}
          </Button>
        </OnceForm>
      </span>
    </li>
  );
}

function Target({ id, back }: { id: string; back: string }) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="back" value={back} />
    </>
  );
}
