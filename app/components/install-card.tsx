import { useT } from "~/i18n/context";
import { Button, buttonClass } from "./button";
import { Icon } from "./icon";

/**
 * Offers the app where somebody has just said yes, and on their own page. Plain markup, for pages with Remix's
 * scripts and without: it stays hidden until offline/install.client knows that it could be added here, is not there
 * yet, and was never declined on this device.
 */
export function InstallCard() {
  const t = useT();
  return (
    <section
      className="passkey-offer install-card"
      aria-labelledby="install-card-title"
      data-install="card"
      hidden
    >
      <Icon name="smartphone" />
      <h2 id="install-card-title">{t("install.card.title")}</h2>
      <p>{t("install.card.text")}</p>
      <div className="row">
        <Button type="button" small data-install-prompt hidden>
          {t("install.card.add")}
        </Button>
        <a className={buttonClass({ small: true })} href="/me/app" data-install-how>
          {t("install.card.how")}
        </a>
        <Button type="button" variant="quiet" small data-install-later>
          {t("install.card.later")}
        </Button>
      </div>
    </section>
  );
}
