import { patience } from "./patience";
import { wanted } from "./wanting";

/** A kind of need ("nature, with a chainsaw licence"): how often it comes, and how many helpers it wants. */
export type Kind = { perDay: number; places: number };

/** What a resident could do: the chance of a yes to each kind while attentive, and how attention comes back. */
export type Profile = {
  /** share of the lost attention that comes back per day */
  recovery: number;
  chances: readonly number[];
};

export type Group = Profile & { people: number };

/** Plain JSON: may be kept for as long as the counts behind it hold. */
export type Prices = {
  /** the mean time between two needs of any kind, in days: the step in which the market thinks */
  stepDays: number;
  /** per kind: the share of needs that are of this kind */
  shares: number[];
  /** per kind: what one more yes is worth, in filled places (0–1) */
  yes: number[];
};

/**
 * The one setting: what a ping costs in filled places, whoever gets it. We ring some fifty people more to
 * fill one place more, no further.
 */
export const pingPrice = 0.0175;

/** A ping's price when nothing is known of what else is needed. */
export const noMarket: Prices = { stepDays: 1, shares: [], yes: [] };

const rounds = 40;

/**
 * What is a yes worth in each kind of need? Needs buy yeses, residents sell them: the dearer, the fewer a need
 * asks for (`wanted`), the more residents would rather give theirs here than save it (`patience`). The price at
 * which both agree is found by raising it where too few are offered and lowering it where too many are. Nothing
 * is tuned: a rare skill becomes dear by itself, and when all are scarce all are dear.
 */
export function priceHelp(kinds: readonly Kind[], groups: readonly Group[]): Prices {
  return toTheEnd(priceRounds(kinds, groups));
}

/** The same round by round, for a server that has others to answer in between. */
export function* priceRounds(kinds: readonly Kind[], groups: readonly Group[]): Generator<void, Prices> {
  const perDay = kinds.reduce((sum, kind) => sum + kind.perDay, 0);
  if (perDay === 0) return noMarket;
  const prices: Prices = {
    stepDays: 1 / perDay,
    shares: kinds.map((kind) => kind.perDay / perDay),
    yes: kinds.map(() => 0.5),
  };
  for (let round = 0; round < rounds; round++) {
    const offered = kinds.map(() => 0);
    for (const group of groups)
      patience(group, prices, pingPrice).yesRates.forEach((rate, kind) => {
        offered[kind] = (offered[kind] ?? 0) + group.people * rate;
      });
    // Ever smaller steps, so that it comes to rest where a whole group changes its mind at once.
    const step = 0.9 / (1 + round / 5);
    prices.yes = prices.yes.map((price, kind) => {
      const places = Math.max(1, kinds[kind]?.places ?? 1);
      const share = prices.shares[kind] ?? 0;
      if (share === 0) return price;
      const missing = (wanted(places, price) - (offered[kind] ?? 0) / share) / places;
      return clamp(price * Math.exp(step * clamp(missing, -1, 1)), 0.005, 1);
    });
    yield;
  }
  return prices;
}

/**
 * What pinging somebody with this profile costs in filled places, by their attention now: the ping's own price,
 * and what they could have given to other needs had they been left in peace.
 */
export function pingCost(profile: Profile, prices: Prices): (attention: number) => number {
  if (prices.yes.length === 0) return () => pingPrice;
  const known = curves.get(prices) ?? new WeakMap<Profile, (attention: number) => number>();
  curves.set(prices, known);
  const curve = known.get(profile) ?? patience(profile, prices, pingPrice).lostBy;
  known.set(profile, curve);
  return (attention) => pingPrice + curve(attention);
}

const curves = new WeakMap<Prices, WeakMap<Profile, (attention: number) => number>>();

export function toTheEnd<Result>(rounds: Generator<void, Result>): Result {
  for (;;) {
    const step = rounds.next();
    if (step.done) return step.value;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
