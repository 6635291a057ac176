/** Takes a class from the mark that had it and gives it to another; the one that is selected is also the current one. */
export function swap(className: string, before?: HTMLElement, after?: HTMLElement): HTMLElement | undefined {
  if (before !== after) before?.classList.remove(className);
  after?.classList.add(className);
  if (className === "map-mark-selected") {
    if (before !== after) before?.removeAttribute("aria-current");
    after?.setAttribute("aria-current", "true");
  }
  return after;
}
