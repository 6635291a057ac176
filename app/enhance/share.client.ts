/** Sharing by the phone's own sheet, and copying: each button appears where the browser can do it. */
export function shareButtons(): void {
  if (typeof navigator.share === "function") reveal("[data-share]");
  if (navigator.clipboard) reveal("[data-copy]");
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const sharing = target?.closest<HTMLElement>("[data-share]");
    const copying = target?.closest<HTMLElement>("[data-copy]");
    if (sharing && typeof navigator.share === "function") {
      event.preventDefault();
      void share(sharing);
    } else if (copying) void copy(copying);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && target.readOnly && target.closest(".share-link"))
      target.select();
  });
}

/** Closing the sheet rejects, and means nothing. */
async function share({ dataset }: HTMLElement): Promise<void> {
  const { share: url = "", shareText: text = "" } = dataset;
  await navigator.share({ url, text }).catch(() => undefined);
}

async function copy(button: HTMLElement): Promise<void> {
  const { copy: text = "", copied = "" } = button.dataset;
  await navigator.clipboard.writeText(text);
  const words = button.querySelector("[aria-live]");
  if (words) words.textContent = copied;
}

function reveal(selector: string): void {
  for (const button of document.querySelectorAll<HTMLElement>(selector)) button.hidden = false;
}
