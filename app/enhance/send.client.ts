/** Milliseconds after which a form may be sent again: whoever stopped the browser hears of no answer. */
const patience = 30_000;
/** Milliseconds that we wait for a sign of life. */
const hope = 10_000;

/**
 * Forms are sent once, however often a nervous finger taps, and those with `data-sending` say so at once. They are
 * sent as documents: what finds no connection the service worker takes and sends later (app/offline). Where it
 * cannot, we ask first whether anybody is there, since the browser would show its own error page in place of the form:
 * when nobody answers, nothing is sent, what was typed stays, and a word says why.
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
    tellUnreached(form, false);
    underway.set(form, saySending(form, event.submitter));
    setTimeout(() => end(form), patience);
    if (!mayBeLost(form)) return;
    event.preventDefault();
    void isReached().then((reached) => {
      if (!underway.has(form)) return;
      if (reached) return sendNow(form, event.submitter);
      end(form);
      tellUnreached(form, true);
    });
  });
}

/** Nobody would keep it without a connection. */
function mayBeLost({ dataset }: HTMLFormElement): boolean {
  return "sending" in dataset && !("mayWait" in dataset && navigator.serviceWorker?.controller);
}

async function isReached(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), hope);
  const answer = await fetch("/healthz", { method: "HEAD", cache: "no-store", signal: stop.signal }).catch(
    () => null,
  );
  clearTimeout(timer);
  return answer !== null;
}

/** As the button would have: `requestSubmit` would ask all listeners again. */
function sendNow(form: HTMLFormElement, button: HTMLElement | null): void {
  const pressed = document.createElement("input");
  if (button instanceof HTMLButtonElement) Object.assign(pressed, { name: button.name, value: button.value });
  pressed.type = "hidden";
  form.append(pressed);
  form.submit();
  pressed.remove();
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

function tellUnreached(form: HTMLFormElement, is: boolean): void {
  const words = form.querySelector<HTMLElement>("[data-unreached]");
  if (words) words.hidden = !is;
  if (!words || !is) return;
  words.scrollIntoView({ block: "center" });
  addEventListener("online", () => (words.hidden = true), { once: true });
}
