import { watchInstall } from "~/offline/install.client";
import { keepForOffline } from "~/offline/queue.client";
import { registerServiceWorker, resend } from "~/push/subscribe.client";
import { takeTurns } from "./offers.client";
import { tellOpened } from "./opened.client";
import { pushOffers } from "./push-offer.client";
import { sendForms } from "./send.client";
import { shareButtons } from "./share.client";

// What every page without Remix's scripts still does in the browser; each module finds its own elements, and the
// page is complete without any of them.
sendForms();
shareButtons();
tellOpened();
takeTurns(pushOffers());
// A form that was refused: nobody should have to look for the reason.
document.querySelector<HTMLElement>(".error-summary")?.focus();

const signedIn = document.documentElement.dataset.signedIn === "true";
keepForOffline(signedIn);
watchInstall();

void registerServiceWorker().then(() => {
  if (signedIn) return resend();
});
