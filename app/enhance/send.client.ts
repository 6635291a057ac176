/** Milliseconds after which a form may be sent again: whoever stopped the browser hears of no answer. */
const patience = 30_000;

/**
 * Forms are sent once, however often a nervous finger taps, and those with `data-sending` say so at once. They are
 * sent as documents: what finds no connection the service worker takes and sends later (app/offline); where it
 * cannot, nothing is sent, what was typed stays, and a word says why.
 */
export function sendForms(): void {
  const underway = new Map<HTMLFormElement, () => void>();
  const end = (form: HTMLFormElement) => {
    underway.get(form)?.();
    underway.delete(form);
  };
  // Coming back by the browser's button makes them ready again.
  addEventListener("pageshow", () => [...underway.keys()].forEach(end));
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
    if (underway.has(form)) return event.preventDefault();
    if (isLost(form)) {
      event.preventDefault();
      return tellUnreached(form);
    }
    underway.set(form, saySending(form, event.submitter));
    setTimeout(() => end(form), patience);
  });
}

/** No connection, and nobody who would keep it. */
function isLost({ dataset }: HTMLFormElement): boolean {
  const kept = "mayWait" in dataset && navigator.serviceWorker?.controller;
  return "sending" in dataset && !navigator.onLine && !kept;
}

/** @returns what takes it back */
function saySending({ dataset }: HTMLFormElement, button: HTMLElement | null): () => void {
  if (!button || dataset.sending === undefined) return () => undefined;
  const said = [...button.childNodes];
  // No wider and no narrower than before: nothing beside it moves.
  button.style.minWidth = `${button.offsetWidth}px`;
  button.replaceChildren(dataset.sending);
  button.setAttribute("aria-busy", "true");
  return () => {
    button.replaceChildren(...said);
    button.removeAttribute("aria-busy");
    button.style.minWidth = "";
  };
}

function tellUnreached(form: HTMLFormElement): void {
  const words = form.querySelector<HTMLElement>("[data-unreached]");
  if (!words) return;
  words.hidden = false;
  words.scrollIntoView({ block: "center" });
  addEventListener("online", () => (words.hidden = true), { once: true });
}
