/**
 * The last few answers of something that costs to work out, by key; the one not asked for longest goes first. What no
 * longer holds is handed on to whoever works it out again.
 */
export function remembering<Value>(most: number) {
  const kept = new Map<string, Value>();
  return (
    key: string,
    holds: (value: Value) => boolean,
    workOut: (before: Value | undefined) => Value,
  ): Value => {
    const known = kept.get(key);
    const value = known !== undefined && holds(known) ? known : workOut(known);
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value ?? "");
    return value;
  };
}
