/*
 * The list is whole as it comes: its links and its form lead to whole pages. React, which spares those ways, comes
 * with the first finger, key or mouse on the page, so that a phone that only reads pays nothing for it.
 */
const signs = ["pointerdown", "pointermove", "keydown", "focusin", "click"] as const;
const loaded = address();
let coming: Promise<boolean> | null = null;
let alive = false;

const finder = document.getElementById("finder");
const locate = finder?.querySelector<HTMLElement>("button[data-state='absent']");
if (locate && "geolocation" in navigator) locate.hidden = false;
for (const sign of signs) document.addEventListener(sign, begin, { once: true, passive: true });
finder?.addEventListener("click", keep, true);
window.addEventListener("popstate", stepBack);

function begin(): void {
  for (const sign of signs) document.removeEventListener(sign, begin);
  void bring();
}

/** Whether React is there; without it the page goes on as it was. */
function bring(): Promise<boolean> {
  coming ??= import("./finder.client").then(
    () => {
      alive = true;
      return true;
    },
    () => {
      coming = null;
      return false;
    },
  );
  return coming;
}

/** A button that does nothing by itself is pressed again when there is somebody to hear it. */
function keep(event: Event): void {
  const button =
    event.target instanceof Element && event.target.closest<HTMLElement>("button[type='button']");
  if (alive || !button) return;
  event.stopPropagation();
  void bring().then((there) => there && button.click());
}

/** A step between choices that were made before the page was loaded anew. */
function stepBack(): void {
  if (!alive && address() !== loaded) window.location.reload();
}

function address(): string {
  return window.location.pathname + window.location.search;
}
