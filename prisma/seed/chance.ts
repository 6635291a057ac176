/** Randomness that is the same at every start. */
export type Chance = {
  /** from 0 to below 1 */
  next(): number;
  /** whole numbers, both ends included */
  between(least: number, most: number): number;
  /** true with probability `share` */
  happens(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** `count` different items, in the order of the list */
  some<Item>(items: readonly Item[], count: number): Item[];
};

/** mulberry32, seeded by a text. */
export function chanceOf(seed: string): Chance {
  let state = [...seed].reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    some(items, count) {
      const ranked = items.map((item) => ({ item, weight: next() })).sort((a, b) => a.weight - b.weight);
      const chosen = new Set(ranked.slice(0, count).map(({ item }) => item));
      return items.filter((item) => chosen.has(item));
    },
  };
}
