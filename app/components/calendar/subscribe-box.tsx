import type { ReactNode } from "react";
import { useT } from "~/i18n/context";
import { buttonClass } from "../button";
import { CopyField } from "../copy-field";
import { Disclosure } from "../disclosure";
import { Icon } from "../icon";
import type { Feed } from "./calendar-data";

type SubscribeBoxProps = {
  feed: Feed;
  title?: string;
  /** null: nothing more to say */
  text?: ReactNode;
  headingLevel?: 2 | 3;
};

/** A calendar to subscribe to: one tap where the phone takes it, else an address and how to use it. */
export function SubscribeBox({ feed, title, text, headingLevel = 2 }: SubscribeBoxProps) {
  const t = useT();
  const Heading = `h${headingLevel}` as const;
  return (
    <section className="section card subscribe-box" aria-labelledby="subscribe-title">
      <Heading id="subscribe-title">{title ?? t("calendar.subscribe.title")}</Heading>
      <p>{text === undefined ? t("calendar.subscribe.text") : text}</p>
      <a className={buttonClass({ full: true })} href={feed.webcal}>
        <Icon name="calendar" />
        {t("calendar.subscribe.button")}
      </a>
      <CopyField id="calendar-address" label={t("calendar.subscribe.address")} text={feed.https} />
      <Disclosure summary={t("calendar.subscribe.how")}>
        <dl className="subscribe-ways">
          {(["android", "iphone", "desktop"] as const).map((device) => (
            <div key={device}>
              <dt>{t(`calendar.subscribe.${device}`)}</dt>
              <dd>{t(`calendar.subscribe.${device}Text`, { button: t("calendar.subscribe.button") })}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  );
}
