import { boundedHeap } from "./heap";
import { type Ping, waveSize } from "./plan";
import { type Prices, type Profile, pingCost } from "./prices";
import type { Tier } from "./tiers";

export type Unasked = {
  id: string;
  /** the chance of a yes to this need while attentive, and that they are attentive now: see belief.ts */
  match: number;
  attention: number;
  /** what they could do for other needs; share the object among those who are alike */
  profile: Profile;
  tier: Tier;
};

export type Candidate = Unasked & {
  /** pings of the last weeks; null: objected to the belief, and is drawn */
  recentPings: number | null;
};

export type Asking = {
  /** places still open */
  open: number;
  /** how many waves there can be before the start, this one included: see pace.ts */
  wavesLeft: number;
  /** how far this wave may widen: see tiers.ts */
  tier: Tier;
};

/** `candidate`: as it was offered, with whatever else the caller put on it. */
export type Chosen<C extends Unasked = Candidate> = {
  id: string;
  chance: number;
  cost: number;
  tier: Tier;
  candidate: C;
};

export type Wave<C extends Unasked = Candidate> = {
  /** best first */
  chosen: Chosen<C>[];
  /** expected yeses */
  expected: number;
  /**
   * covered: more could be rung, these should do for now; rationed: the others are worth more to other needs;
   * everyone: nobody else fits
   */
  why: "covered" | "rationed" | "everyone";
};

/**
 * Whom to ring now for one need. Every ping has a chance (match × attention) and a cost in filled places: its
 * own price and what the resident could do for other needs (prices.ts).
 *
 * 1. Who costs more than they could bring is left in peace, even when places stay open.
 * 2. Better fits first (tiers.ts); among those, who brings most beyond the cost; among equals, who was rung least
 *    lately.
 * 3. As many as pay off, knowing that there may be another wave (plan.ts).
 *
 * After Manshadi & Rodilitz, "Online Policies for Efficient Volunteer Crowdsourcing" (2022): a ping makes a
 * volunteer deaf for a while, so it is spent like money. docs/decisions/0010-waves.md tells what was tried.
 */
export function chooseWave<C extends Candidate>(
  asking: Asking,
  candidates: Iterable<C>,
  prices: Prices,
  random: () => number,
): Wave<C> {
  const wave = startWave<C>(asking, prices, random);
  for (const candidate of candidates) {
    const weighed = wave.weigh(candidate);
    if (weighed) wave.keep(weighed, candidate.recentPings);
  }
  return wave.finish();
}

/**
 * The same over a stream of any length, in constant memory: weigh one after another, keep who is worth it, then
 * finish. Recent pings count only among equals, so they are asked for last: a caller need not find them out for
 * somebody who comes after all who are kept already.
 */
export function startWave<C extends Unasked>(asking: Asking, prices: Prices, random: () => number) {
  const best = boundedHeap<Ranked<C>>(memoryFor(asking.open), before);
  let worthIt = 0;
  let tooDear = 0;

  /** @returns null for who cannot be among the chosen */
  function weigh(candidate: C): Weighed<C> | null {
    if (candidate.tier > asking.tier) return null;
    const chance = candidate.match * candidate.attention;
    const cost = pingCost(candidate.profile, prices)(candidate.attention);
    if (chance <= cost) {
      tooDear++;
      return null;
    }
    worthIt++;
    const gain = Math.round((chance - cost) * equals);
    const weighed = { id: candidate.id, chance, cost, tier: candidate.tier, gain, lot: random(), candidate };
    const last = best.last();
    return last && fitsWorse(weighed, last) ? null : weighed;
  }

  function keep(weighed: Weighed<C>, recentPings: number | null): void {
    best.offer({ ...weighed, turns: recentPings ?? Math.floor(random() * drawnTurns) });
  }

  function finish(): Wave<C> {
    const ranked = best.sorted();
    const size = waveSize(ranked, asking.open, asking.wavesLeft);
    const chosen = ranked
      .slice(0, size)
      .map(({ id, chance, cost, tier, candidate }) => ({ id, chance, cost, tier, candidate }));
    return {
      chosen,
      expected: chosen.reduce((sum, { chance }) => sum + chance, 0),
      why: size < worthIt ? "covered" : tooDear > 0 ? "rationed" : "everyone",
    };
  }

  return { weigh, keep, finish };
}

/** What a ping brings, less what it costs, on a scale so coarse that those within a fifth of a percent are equals. */
type Order = { tier: Tier; gain: number; turns: number; lot: number };
type Weighed<C> = Ping & Omit<Order, "turns"> & { id: string; candidate: C };
type Ranked<C> = Weighed<C> & Order;
const equals = 500;

/** Who objected to the belief takes part as if rung this often, drawn anew for each need. */
const drawnTurns = 4;

function before(a: Order, b: Order): boolean {
  if (a.tier !== b.tier || a.gain !== b.gain) return fitsWorse(b, a);
  if (a.turns !== b.turns) return a.turns < b.turns;
  return a.lot < b.lot;
}

function fitsWorse(a: Omit<Order, "turns">, b: Order): boolean {
  return a.tier === b.tier ? a.gain < b.gain : a.tier > b.tier;
}

/** Enough for every wave there may be: nobody further down would be rung in any of them. */
function memoryFor(open: number): number {
  return Math.min(2000, 40 + 30 * open);
}
