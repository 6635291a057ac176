import { useT } from "~/i18n/context";
import { Button, buttonClass } from "./button";
import { Icon } from "./icon";
import { PushHelp, type PushObstacle } from "./push-help";

const obstacles: readonly PushObstacle[] = [
  "denied",
  "unsupported",
  "needs-home-screen",
  "in-app-browser",
  "insecure",
  "dismissed",
  "failed",
];

/**
 * Asks whoever has just said yes whether this browser may ring them: `PushOffer` for a page without React. Nothing
 * of it is seen until enhance/push-offer.client knows what this browser can do.
 */
export function NeedPushOffer({ publicKey }: { publicKey: string }) {
  const t = useT();
  return (
    <section
      className="push-offer"
      aria-labelledby="push-title"
      data-push-key={publicKey}
      data-state="unknown"
      hidden
    >
      <span className="push-offer-icon">
        <Icon name="bell" />
      </span>
      <h2 id="push-title">{t("push.ask.title")}</h2>
      <div className="push-offer-body">
        <p data-for="off waiting dismissed failed denied needs-home-screen in-app-browser insecure unsupported">
          {t("help.pushText")}
        </p>
        <div data-for="off waiting dismissed failed">
          <Button type="button" icon="bell" data-push-button="">
            {t("push.ask.button")}
          </Button>
        </div>
        <div className="stack-tight" aria-live="polite">
          <p className="small muted" data-for="waiting" hidden>
            {t("push.ask.waiting")}
          </p>
          <p data-for="on" hidden>
            <Icon name="circleCheck" className="inline-icon" /> {t("push.ask.done")}
          </p>
          {obstacles.map((obstacle) => (
            <div key={obstacle} data-for={obstacle} hidden>
              <PushHelp reason={obstacle}>
                {obstacle === "needs-home-screen" && (
                  <a className={buttonClass({ variant: "secondary" })} href="/me/app">
                    <Icon name="smartphone" />
                    {t("me.app.open")}
                  </a>
                )}
                {obstacle === "unsupported" && (
                  <a className={buttonClass({ variant: "secondary" })} href="/join">
                    {t("me.account.addEmail")}
                  </a>
                )}
              </PushHelp>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
