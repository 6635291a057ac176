import { registerServiceWorker, resend } from "~/push/subscribe.client";

// What every page without Remix's scripts still does in the browser; each module finds its own elements, and the
// page is complete without any of them.
void registerServiceWorker().then(() => {
  if (document.documentElement.dataset.signedIn === "true") return resend();
});
