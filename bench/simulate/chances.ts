import { stream } from "../calm/chance";

/** Draws from one seeded stream. */
export function chances(seed: number) {
  const next = stream(seed);
  const below = (size: number) => Math.floor(next() * size);
  return {
    next,
    /** 0 … size − 1 */
    below,
    between: (low: number, high: number) => low + next() * (high - low),
    /** true so often */
    often: (share: number) => next() < share,
    one: <T>(from: readonly T[]): T => {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error("nothing to choose from");
      return found;
    },
    /** one of these, as often as its weight says */
    weighted: <T>(from: readonly (readonly [T, number])[]): T => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      const [last] = from.at(-1) ?? [];
      if (last === undefined) throw new Error("nothing to choose from");
      return last;
    },
    some: <T>(from: readonly T[], most: number): T[] => {
      const count = below(most + 1);
      const chosen = new Set<T>();
      for (let i = 0; i < count; i++) chosen.add(from[below(from.length)] as T);
      return [...chosen];
    },
  };
}

export type Chances = ReturnType<typeof chances>;
