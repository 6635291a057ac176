import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button, LinkButton } from "./button";
import { Icon } from "./icon";
import { OnceForm } from "./once-form";

/**
 * A passkey, offered and never demanded: where somebody has just said yes or signed in. The root's loader says
 * whether (auth/passkey-offer); "not now" holds for as long as they stay signed in here. `waits`: among other offers,
 * hidden until its turn has come.
 */
export function PasskeyOffer({ waits }: { waits?: boolean }) {
  const t = useT();
  const { pathname, search } = useLocation();
  const root = useRouteLoaderData("root");
  if (!isOffered(root)) return null;
  const back = pathname + search;
  return (
    <section
      className="passkey-offer"
      aria-labelledby="passkey-offer-title"
      data-waits={waits ? "" : undefined}
      hidden={waits}
    >
      <Icon name="fingerprint" />
      <h2 id="passkey-offer-title">{t("signIn.offer.title")}</h2>
      <p>{t("signIn.offer.text")}</p>
      <div className="row">
        <LinkButton to="/me/passkeys" small>
          {t("signIn.offer.button")}
        </LinkButton>
        <OnceForm action="/me/passkeys">
          <input type="hidden" name="back" value={back} />
          <Button variant="quiet" small name="intent" value="later">
            {t("signIn.offer.later")}
          </Button>
        </OnceForm>
      </div>
    </section>
  );
}

function isOffered(root: unknown): boolean {
  return typeof root === "object" && root !== null && "offersPasskey" in root && root.offersPasskey === true;
}
