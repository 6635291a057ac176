/**
 * Tells the server that somebody looks: the organisers see how many opened it, and a GET would count link
 * previews, too. A ping that was answered, or that leads to a page already open, lets it look again.
 */
export function tellOpened(): void {
  const page = document.querySelector<HTMLElement>("[data-looks-again]");
  if (!page) return;
  const { need } = page.dataset;
  const signedIn = document.documentElement.dataset.signedIn === "true";
  if (need && signedIn) tell(need);
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    // A GET, also where this page is the answer to a form.
    if (data?.type === "ping-opened") location.replace(location.pathname + location.search);
  });
}

function tell(need: string): void {
  void fetch(`/help/${need}/opened`, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => undefined);
}
