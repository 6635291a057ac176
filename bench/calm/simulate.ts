import { fate } from "./chance";
import type { Instance } from "./instance";

export type Variant = "fatigue" | "takers";

/** What a policy may know in a round. It returns whom to ping now; nobody twice in one step. */
export type Round = {
  step: number;
  context: number;
  /** places of the need, and those of them still open */
  helpers: number;
  open: number;
  /** 1–3 */
  round: number;
  /** the chance that each is active, given all that happened */
  belief: Float64Array;
  /** step of each one's last ping; -1: never */
  lastPing: Int32Array;
  /** pinged in this step already */
  pinged: Uint8Array;
  /** how often each was pinged so far */
  pings: Float64Array;
  /** for the oracle alone */
  active: Uint8Array;
};

export type Policy = (round: Round) => readonly number[];

export type Outcome = { fill: number; pingsPerFilled: number; gini: number; worstContext: number };

export const rounds = 3;

/**
 * The model of Manshadi & Rodilitz (2022) in three rounds per need. Fatigue: an active volunteer who was pinged
 * becomes inactive; takers (Tang et al. 2025): only who said yes does.
 */
export function simulate(
  instance: Instance,
  make: () => Policy,
  { variant, helpers, seed, needs }: { variant: Variant; helpers: number; seed: number; needs: number },
): Outcome {
  const { n, k, matchProb, reactivationProb } = instance;
  const policy = make();
  const active = Uint8Array.from({ length: n }, (_, i) => (fate(seed, -1, i, 0) < 0.5 ? 1 : 0));
  const belief = new Float64Array(n).fill(0.5);
  const lastPing = new Int32Array(n).fill(-1);
  const pinged = new Uint8Array(n);
  const pings = new Float64Array(n);
  const filledIn = new Float64Array(k);
  const wantedIn = new Float64Array(k);

  for (let step = 0; step < needs; step++) {
    const context = arrival(instance, fate(seed, step, -1, 0));
    pinged.fill(0);
    let open = helpers;
    for (let round = 1; round <= rounds && open > 0; round++) {
      let yeses = 0;
      const known = { step, context, helpers, open, round, belief, lastPing, pinged, pings, active };
      for (const i of policy(known)) {
        if (pinged[i]) throw new Error(`volunteer ${i} pinged twice in step ${step}`);
        const match = matchProb[i]?.[context] ?? 0;
        const b = belief[i] ?? 0;
        const says = active[i] === 1 && fate(seed, step, i, 1) < match;
        if (says) yeses++;
        if (says || variant === "fatigue") active[i] = 0;
        belief[i] = says || variant === "fatigue" ? 0 : (b * (1 - match)) / (1 - b * match);
        pinged[i] = 1;
        pings[i] = (pings[i] ?? 0) + 1;
        lastPing[i] = step;
      }
      open -= Math.min(open, yeses);
    }
    filledIn[context] = (filledIn[context] ?? 0) + helpers - open;
    wantedIn[context] = (wantedIn[context] ?? 0) + helpers;
    for (let i = 0; i < n; i++) {
      const q = reactivationProb[i] ?? 0;
      if (active[i] === 0 && fate(seed, step, i, 2) < q) active[i] = 1;
      belief[i] = (belief[i] ?? 0) + (1 - (belief[i] ?? 0)) * q;
    }
  }

  const filled = sum(filledIn);
  return {
    fill: filled / sum(wantedIn),
    pingsPerFilled: sum(pings) / filled,
    gini: gini(pings),
    worstContext: Math.min(...[...filledIn].flatMap((f, c) => (wantedIn[c] ? [f / wantedIn[c]] : []))),
  };
}

function arrival({ contextProb }: Instance, u: number): number {
  let reached = 0;
  for (const [context, chance] of contextProb.entries()) {
    reached += chance;
    if (u < reached) return context;
  }
  return contextProb.length - 1;
}

function sum(values: Float64Array): number {
  return values.reduce((total, one) => total + one, 0);
}

/** 0: all carry the same; towards 1: a few carry all. */
function gini(values: Float64Array): number {
  const sorted = values.slice().sort();
  const weighted = sorted.reduce((total, one, index) => total + (2 * index - sorted.length + 1) * one, 0);
  return weighted / (sorted.length * sum(values));
}
