/** `at` in milliseconds. */
export type Kept<T> = { at: number; value: T };

const most = 2000;

/** What is kept since `from`, and now used last; a Map remembers the order. */
export function remembered<T>(known: Map<string, Kept<T>>, key: string, from: number): T | null {
  const kept = known.get(key);
  if (!kept) return null;
  known.delete(key);
  if (kept.at < from) return null;
  known.set(key, kept);
  return kept.value;
}

/** The one used longest ago goes when there are too many. */
export function keep<T>(known: Map<string, Kept<T>>, key: string, value: T, at: number): void {
  known.set(key, { at, value });
  const oldest = known.keys().next();
  if (known.size > most && !oldest.done) known.delete(oldest.value);
}
