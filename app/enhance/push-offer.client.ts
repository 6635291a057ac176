import { changedElsewhere, pushSupport, saveSubscription, subscribe } from "~/push/subscribe.client";

/**
 * The offer to ring this browser, on pages without React: every state's words are in the page already, under
 * `data-for`, and the offer itself appears only where something is to be said.
 * @returns kept once that is known
 */
export function pushOffers(): Promise<unknown> {
  addEventListener(changedElsewhere, () => void look());
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-push-button]") : null;
    const offer = button?.closest<HTMLElement>("[data-push-key]");
    if (offer) void switchOn(offer);
  });
  return look();
}

async function look(): Promise<void> {
  for (const offer of document.querySelectorAll<HTMLElement>("[data-push-key]")) {
    const state = await stateNow();
    // Who can be rung here already needs no offer.
    if (state !== "on") show(offer, state);
  }
}

async function stateNow(): Promise<string> {
  const support = pushSupport();
  if (support !== "ready") return support;
  if (Notification.permission !== "granted") return "off";
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

async function switchOn(offer: HTMLElement): Promise<void> {
  show(offer, "waiting");
  const result = await subscribe(offer.dataset.pushKey ?? "");
  if (!result.ok) return show(offer, result.reason);
  show(offer, (await saveSubscription(result.subscription)).ok ? "on" : "failed");
}

function show(offer: HTMLElement, state: string): void {
  offer.dataset.state = state;
  offer.hidden = false;
  for (const part of offer.querySelectorAll<HTMLElement>("[data-for]"))
    part.hidden = !part.dataset.for?.split(" ").includes(state);
  const button = offer.querySelector<HTMLButtonElement>("[data-push-button]");
  if (button) button.disabled = state === "waiting";
}
