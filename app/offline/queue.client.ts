import { drawKey } from "./key";
import { submissionOf } from "./queue";
import { drawn, hidden, type Notice } from "./queue-notice.client";

/**
 * What a page does so that nothing said on it is lost without a connection: gives each signup and withdrawal a key
 * as it is sent, tells the worker that somebody is here, and shows what waits or was refused. Without a worker all
 * of it stays away. @returns how to end it
 */
export function keepForOffline(signedIn: boolean): () => void {
  const { serviceWorker } = navigator;
  document.addEventListener("submit", mark, true);
  if (!serviceWorker) return () => document.removeEventListener("submit", mark, true);
  const say = (message: object) =>
    void serviceWorker.ready.then(({ active }) => active?.postMessage(message));
  const online = () => say({ type: "online" });
  const onMessage = ({ data }: MessageEvent) => {
    if (data?.type !== "queue") return;
    // Old as soon as something went through: what the worker wrote without a connection, and the page of that need.
    const { sent }: { sent: string[] } = data;
    if (sent.length > 0 && (isOfflinePage() || sent.some((id) => id === needHere())))
      window.location.reload();
    else show(data.notices, say);
  };
  serviceWorker.addEventListener("message", onMessage);
  // Messages wait until somebody listens (Service Workers, 3.4.4); for listeners it must be said.
  serviceWorker.startMessages();
  window.addEventListener("online", online);
  const askedAt = performance.timeOrigin;
  if (!isOfflinePage()) say({ type: "visit", signedIn, needId: needHere(), saveData: savesData(), askedAt });
  return () => {
    document.removeEventListener("submit", mark, true);
    serviceWorker.removeEventListener("message", onMessage);
    window.removeEventListener("online", online);
  };
}

/** Drawn as it is sent: what is sent again by reloading is the same, what is said anew is not. */
function mark(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const { pathname } = new URL(form.getAttribute("action") ?? "", window.location.href);
  if (!submissionOf(pathname)) return;
  const heading = document.querySelector("h1")?.textContent ?? "";
  fill(form, "key", drawKey());
  fill(form, "about", form.dataset.about ?? heading.trim());
  fill(form, "lang", document.documentElement.lang);
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const found = form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
  const input = found ?? form.appendChild(hidden(name, ""));
  input.value = value;
}

function needHere(): string | null {
  return /^\/help\/([0-9a-f-]{36})$/.exec(window.location.pathname)?.[1] ?? null;
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function isOfflinePage(): boolean {
  return document.documentElement.dataset.offline === "true";
}

/**
 * Refusals on every page until they are read; what waits on the page of its need, which is old when it no longer
 * does.
 */
function show(notices: readonly Notice[], say: (message: object) => void): void {
  const place = document.querySelector("[data-notices]") ?? document.querySelector("main");
  if (!place || isOfflinePage()) return;
  const wanted = notices.filter(({ kind, needId }) => kind === "refused" || needId === needHere());
  const shown = [...document.querySelectorAll<HTMLElement>(".queue-notice")];
  // What waited and was then refused has the same key still.
  const over = shown.filter(
    ({ dataset }) => !wanted.some(({ key, kind }) => key === dataset.key && kind === dataset.queue),
  );
  if (over.some(({ dataset }) => dataset.queue === "waiting")) {
    window.location.reload();
    return;
  }
  for (const old of over) old.remove();
  for (const notice of wanted) {
    if (document.querySelector(`[data-key="${notice.key}"]`)) continue;
    place.prepend(drawn(notice, () => say({ type: "read", key: notice.key })));
  }
}
