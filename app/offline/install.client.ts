import { installWay } from "~/domain/install";

/** What Chromium fires when a page could become an app (not in TypeScript's library). */
type InstallPrompt = Event & { prompt(): Promise<unknown>; userChoice: Promise<{ outcome: string }> };

let prompt: InstallPrompt | null = null;
let installed = false;

/** Keeps the browser's offer until somebody asks for it, instead of its banner at any moment; once per page. */
export function watchInstall(): void {
  if (watching) return;
  watching = true;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    prompt = event as InstallPrompt;
    showInstall();
  });
  window.addEventListener("appinstalled", () => {
    prompt = null;
    installed = true;
    showInstall();
  });
  document.addEventListener("click", onClick);
  void isInstalled().then((is) => {
    installed ||= is;
    showInstall();
  });
}

let watching = false;

/** Shows of the parts of a page (`data-install`) what is true here; called again by pages that came later. */
export function showInstall(): void {
  const here = isStandalone();
  const truths: Record<string, boolean> = {
    here,
    elsewhere: !here && installed,
    browser: !here && !installed && prompt !== null,
    card: !here && !installed && canBeApp() && !wasDeclined(),
  };
  for (const part of document.querySelectorAll<HTMLElement>("[data-install]")) {
    part.hidden = !truths[part.dataset.install ?? ""];
    part.toggleAttribute("data-prompts", prompt !== null);
    const [ask, how] = ["prompt", "how"].map((name) =>
      part.querySelector<HTMLElement>(`[data-install-${name}]`),
    );
    if (ask) ask.hidden = prompt === null;
    if (how) how.hidden = prompt !== null;
  }
}

function onClick({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-install-later]")) {
    decline();
    showInstall();
  }
  if (target.closest("[data-install-prompt]") && prompt) {
    const asked = prompt;
    // It can be asked once; declined, it comes back with the next page.
    prompt = null;
    void asked.prompt();
    void asked.userChoice.then(showInstall);
  }
}

/** On a phone every browser can, some after a word of help; on a desk only where the browser itself offers it. */
function canBeApp(): boolean {
  const way = installWay(navigator.userAgent, navigator.maxTouchPoints);
  return prompt !== null || way !== "desk";
}

function isStandalone(): boolean {
  const { standalone } = navigator as Navigator & { standalone?: boolean };
  return standalone === true || window.matchMedia("(display-mode: standalone)").matches;
}

async function isInstalled(): Promise<boolean> {
  const { getInstalledRelatedApps } = navigator as Navigator & {
    getInstalledRelatedApps?: () => Promise<unknown[]>;
  };
  const related = await getInstalledRelatedApps?.call(navigator).catch(() => []);
  return (related ?? []).length > 0;
}

const declined = "anpacken:install";

function wasDeclined(): boolean {
  try {
    return localStorage.getItem(declined) === "no";
  } catch {
    return true;
  }
}

/** For good, on this device. */
function decline(): void {
  try {
    localStorage.setItem(declined, "no");
  } catch {
    // A browser that keeps nothing is never asked.
  }
}
