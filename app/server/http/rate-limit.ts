/**
 * At most `limit` in `windowMs` for each key, counted in this process: a brake on guessing, not a ledger.
 * Memory is bounded: the oldest keys are forgotten first.
 */
export function rateLimit({ limit, windowMs }: { limit: number; windowMs: number }) {
  const counts = new Map<string, { count: number; until: number }>();
  const mostKeys = 10_000;

  /** @returns seconds to wait, 0 when it may go on */
  return (key: string, nowMs: number): number => {
    const entry = counts.get(key);
    const current = entry && entry.until > nowMs ? entry : { count: 0, until: nowMs + windowMs };
    current.count += 1;
    counts.delete(key);
    counts.set(key, current);
    if (counts.size > mostKeys) counts.delete(counts.keys().next().value ?? "");
    return current.count > limit ? Math.ceil((current.until - nowMs) / 1000) : 0;
  };
}
