import type { FormValues } from "~/domain/forms/form-values";

/** Where it is kept: the browser's localStorage; where a browser forbids that, already asking for it throws. */
type Keeper = () => Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export const browserKeeper: Keeper = () => localStorage;
type Kept = { at: number; began: string; values: FormValues };

const prefix = "anpacken:need:";
/** Longer than any interruption, shorter than a stranger at the same computer. */
const keptForMs = 24 * 3_600_000;

/**
 * What is being written, so that a lost connection, an ended session or a phone call loses none of it. `id` is the
 * need's, "new" for one that is not written down; `began` says what the form began with.
 */
export function keepNeed(keeper: Keeper, id: string, kept: { values: FormValues; began: string }, now: Date) {
  quietly(() => keeper().setItem(prefix + id, JSON.stringify({ at: now.getTime(), ...kept } satisfies Kept)));
}

/** Null when nothing was kept, when it is too old, or when the form begins with something else by now. */
export function keptNeed(keeper: Keeper, id: string, began: string, now: Date): FormValues | null {
  const kept = quietly(() => JSON.parse(keeper().getItem(prefix + id) ?? "null") as Kept | null);
  if (!kept) return null;
  const fresh = now.getTime() - kept.at < keptForMs;
  if (fresh && kept.began === began) return kept.values;
  forgetNeed(keeper, id);
  return null;
}

export function forgetNeed(keeper: Keeper, id: string): void {
  quietly(() => keeper().removeItem(prefix + id));
}

/** Whoever signs out leaves nothing behind. */
export function forgetNeeds(keeper: Keeper): void {
  quietly(() => {
    const storage = keeper();
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    for (const name of names) if (name?.startsWith(prefix)) storage.removeItem(name);
  });
}

/** A browser may forbid its storage, or it is full: then nothing is kept, and the page works as ever. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
