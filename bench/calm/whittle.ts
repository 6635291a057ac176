import type { Instance } from "./instance";

const prices = 48;
const longest = 96;

/**
 * The Whittle index of a volunteer alone: the price of a ping at which pinging now for this context and waiting
 * are worth the same, when the volunteer's own contexts come as they do and nobody else exists. The belief is the
 * state: zero after a ping, then 1 − (1 − q)^t.
 */
export function whittleIndex(
  instance: Instance,
): (volunteer: number, context: number, belief: number) => number {
  const tables =
    known.get(instance) ??
    instance.reactivationProb.map((q, i) => tableOf(q, instance.matchProb[i] ?? [], instance));
  known.set(instance, tables);
  return (i, context, belief) => {
    const q = instance.reactivationProb[i] ?? 0;
    const table = tables[i] ?? [];
    const stride = strideOf(q);
    const steps = q >= 1 ? 1 : Math.log(Math.max(1e-12, 1 - belief)) / Math.log(1 - q) / stride;
    const now = Math.max(0, Math.min(longest - 1, Math.round(steps)));
    const reward = (instance.matchProb[i]?.[context] ?? 0) * belief;
    let low = 0;
    let high = prices;
    // What a ping brings, less its price and the waiting given up, falls with the price.
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const advantage = reward - middle / prices - (table[middle]?.[now] ?? 0);
      if (advantage >= 0) low = middle;
      else high = middle;
    }
    return low / prices + (reward - low / prices - (table[low]?.[now] ?? 0)) / 10;
  };
}

const known = new WeakMap<Instance, Float64Array[][]>();

/** Per price of a ping: the value of each state over that just after a ping, by relative value iteration. */
function tableOf(q: number, match: readonly number[], { contextProb }: Instance): Float64Array[] {
  const stride = strideOf(q);
  const belief = Float64Array.from({ length: longest }, (_, t) => 1 - (1 - q) ** ((t + 1) * stride));
  return Array.from({ length: prices }, (_, index) => {
    const price = index / prices;
    let value = new Float64Array(longest);
    for (let sweep = 0; sweep < 100; sweep++) {
      const next = new Float64Array(longest);
      for (let t = 0; t < longest; t++) {
        const wait = value[Math.min(longest - 1, t + 1)] ?? 0;
        next[t] = wait;
        for (const [k, chance] of contextProb.entries())
          next[t] = (next[t] ?? 0) + chance * Math.max(0, (match[k] ?? 0) * (belief[t] ?? 0) - price - wait);
      }
      const base = next[0] ?? 0;
      value = next.map((one) => one - base);
    }
    return value;
  });
}

function strideOf(q: number): number {
  return Math.max(1, Math.ceil(3 / (q * longest)));
}
