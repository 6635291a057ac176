const key = "anpacken:offer";
const places = 3;

/**
 * Somebody who said yes is asked one thing a visit: whether to ring, then the app, then a passkey, and so on in
 * turns. The offer whose turn it is comes first; of those that can be made here and are wanted, the page shows the
 * first (styles/need.css). What is ready at once waits until the others know.
 */
export function takeTurns(known: Promise<unknown>): void {
  const offers = document.querySelector("[data-offers]");
  if (!offers) return;
  offers.append(...[...offers.children].slice(0, turn() % places));
  void known.then(() => {
    for (const offer of offers.querySelectorAll<HTMLElement>("[data-waits]")) offer.hidden = false;
  });
}

/** Counts visits: as long as a tab lives, it is one. */
function turn(): number {
  try {
    const count = sessionStorage.getItem(key) ?? String(Number(localStorage.getItem(key) ?? -1) + 1);
    sessionStorage.setItem(key, count);
    localStorage.setItem(key, count);
    return Number(count);
  } catch {
    return 0;
  }
}
