import type { Prices, Profile } from "./prices";

export type Patience = {
  /** what a ping at this attention loses: the worth of waiting over that of just having been pinged */
  lostBy: (attention: number) => number;
  /** per kind: yeses given per step by somebody who is pinged whenever it is worth it */
  yesRates: number[];
};

const longest = 64;
/** How sharply somebody whose ping is hardly worth its price is pinged or left: keeps the market from jumping. */
const softness = 0.003;

/**
 * When is one resident worth pinging? The smallest restless bandit: after a ping attention is 0 and recovers as
 * 1 − (1 − q)^t; a need of some kind comes in every step; a ping then earns chance × attention × the price of a
 * yes, less the ping's own price, and starts the recovery anew. With gain g per step and relative value h,
 *
 *   g + h(t) = h(t + 1) + Σ share × max(0, earned(t) − h(t + 1)),  h(1) = 0
 *
 * so h(t + 1) is what a ping in state t must earn beyond its price. g is found by bisection, h backwards.
 */
export function patience(profile: Profile, prices: Prices, pingPrice: number): Patience {
  const q = Math.min(0.999, Math.max(1e-4, 1 - (1 - profile.recovery) ** prices.stepDays));
  // Slow recovery is looked at in strides of several steps.
  const stride = Math.max(1, Math.ceil(Math.ceil(4 / q) / longest));
  const states = Math.ceil(4 / q / stride);
  const shares = Float64Array.from(prices.shares, (share) => 1 - (1 - share) ** stride);
  const worth = Float64Array.from(prices.yes, (yes, kind) => yes * (profile.chances[kind] ?? 0));
  const attention = Float64Array.from({ length: states + 1 }, (_, t) => attentionAt(t, stride, q));

  const h = new Float64Array(states + 2);
  // Most could do few of the kinds, and this is the innermost loop of the market.
  const able = prices.yes.flatMap((_, kind) => ((worth[kind] ?? 0) > 0 ? [kind] : []));
  const gained = (b: number, saved: number) => {
    let sum = 0;
    for (const kind of able) {
      const advantage = (worth[kind] ?? 0) * b - pingPrice - saved;
      if (advantage > 0) sum += (shares[kind] ?? 0) * advantage;
    }
    return sum;
  };
  const startWith = (gain: number) => {
    const end = bisect((saved) => gained(attention[states] ?? 1, saved) > gain * stride, 1, 24);
    h[states] = h[states + 1] = end;
    for (let t = states - 1; t >= 1; t--) {
      const saved = h[t + 1] ?? 0;
      h[t] = saved - gain * stride + gained(attention[t] ?? 0, saved);
    }
    return h[1] ?? 0;
  };
  startWith(bisect((gain) => startWith(gain) > 0, 1, 24));

  const lostBy = (b: number) => {
    const steps = Math.log(Math.max(1e-9, 1 - b)) / Math.log(1 - q);
    const at = Math.min(states, Math.max(1, (steps + 1 + (stride - 1) / 2) / stride));
    const below = Math.floor(at);
    const lost = (h[below] ?? 0) * (below + 1 - at) + (h[below + 1] ?? 0) * (at - below);
    return Math.max(0, lost);
  };
  return { lostBy, yesRates: yesRates() };

  /** By the renewal theorem: what is given between two pings over the time between them. */
  function yesRates(): number[] {
    const given = prices.yes.map(() => 0);
    let unpinged = 1;
    let time = 0;
    for (let t = 1; t <= 3 * states && unpinged > 1e-6; t++) {
      const state = Math.min(t, states);
      const b = attention[state] ?? 1;
      let pinged = 0;
      for (let kind = 0; kind < worth.length; kind++) {
        const advantage = (worth[kind] ?? 0) * b - pingPrice - (h[state + 1] ?? 0);
        const chance = (shares[kind] ?? 0) / (1 + Math.exp(-advantage / softness));
        given[kind] = (given[kind] ?? 0) + unpinged * chance * (profile.chances[kind] ?? 0) * b;
        pinged += chance;
      }
      time += unpinged * stride;
      unpinged *= Math.max(0, 1 - pinged);
    }
    return given.map((one) => one / time);
  }
}

function attentionAt(t: number, stride: number, q: number): number {
  return 1 - (1 - q) ** Math.max(0, t * stride - (stride - 1) / 2);
}

/** The largest x in [0, high] for which a falling condition still holds. */
function bisect(holds: (x: number) => boolean, high: number, halvings: number): number {
  let low = 0;
  let top = high;
  for (let i = 0; i < halvings; i++) {
    const middle = (low + top) / 2;
    if (holds(middle)) low = middle;
    else top = middle;
  }
  return low;
}
