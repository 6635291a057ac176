import { type Category, categories, categoryMask } from "../categories";
import { bitCount } from "../masks";
import { baseChance, recoveryPerDay } from "./belief";
import { type Group, type Kind, type Prices, type Profile, priceRounds, toTheEnd } from "./prices";

/** Needs of the last days, counted by category and required skills (bits as in the matching table). */
export type Asked = { category: Category; requiredMask: number; needs: number; places: number };

/** Residents in reach, counted by what they ticked. */
export type Helpers = { interestMask: number; skillMask: number; people: number };

export type KindOfNeed = Kind & { category: Category; requiredMask: number };

/** What a municipality needs, and what a yes is worth in it. Plain JSON. */
export type Snapshot = {
  kinds: KindOfNeed[];
  /** which kinds each group of residents could do: a bit per kind */
  groups: number[];
  prices: Prices;
};

/** Told apart; what comes more seldom than these changes no price. */
const mostKinds = 12;
const mostGroups = 24;
/** Before anything was asked: every category now and then, for so many helpers. */
const prior = { needs: 0.5, places: 3 };

/** The market of a place, from counts alone; some hundred milliseconds, so keep it for an hour. */
export function snapshot(asked: readonly Asked[], helpers: readonly Helpers[], days = 90): Snapshot {
  return toTheEnd(snapshotRounds(asked, helpers, days));
}

/** The same round by round, for a server that has others to answer in between. */
export function* snapshotRounds(
  asked: readonly Asked[],
  helpers: readonly Helpers[],
  days = 90,
): Generator<void, Snapshot> {
  const kinds = kindsOf(asked, days);
  const people = groupsOf(kinds, helpers);
  const groups = [...people].map(
    ([served, count]): Group => ({ ...profileFor(kinds, served), people: count }),
  );
  return { kinds, groups: [...people.keys()], prices: yield* priceRounds(kinds, groups) };
}

/** The kind of a need, as a place in `kinds`; null: asked for too seldom to have a price. */
export function kindOf({ kinds }: Snapshot, category: Category, requiredMask: number): number | null {
  const found = kinds.findIndex((kind) => kind.category === category && kind.requiredMask === requiredMask);
  return found < 0 ? null : found;
}

/** What somebody who ticked this could do here, as the group they are most like: one object per group. */
export function profileOf(snapshot: Snapshot, interestMask: number, skillMask: number): Profile {
  const served = servedMask(snapshot.kinds, interestMask, skillMask);
  const known = profiles.get(snapshot) ?? new Map<number, Profile>();
  profiles.set(snapshot, known);
  const found = known.get(served);
  if (found) return found;
  const like = nearest(served, snapshot.groups);
  const profile = known.get(like) ?? profileFor(snapshot.kinds, like);
  known.set(like, profile).set(served, profile);
  return profile;
}

const profiles = new WeakMap<Snapshot, Map<number, Profile>>();

function kindsOf(asked: readonly Asked[], days: number): KindOfNeed[] {
  const tallies = new Map<string, Asked>();
  for (const category of categories) {
    const tally = { category, requiredMask: 0, needs: prior.needs, places: prior.needs * prior.places };
    tallies.set(`${category} 0`, tally);
  }
  for (const one of asked) {
    const key = `${one.category} ${one.requiredMask}`;
    const before = tallies.get(key) ?? { needs: prior.needs, places: prior.needs * prior.places };
    tallies.set(key, { ...one, needs: before.needs + one.needs, places: before.places + one.places });
  }
  return [...tallies.values()]
    .sort((a, b) => b.needs - a.needs)
    .slice(0, mostKinds)
    .map(({ category, requiredMask, needs, places }) => {
      return { category, requiredMask, perDay: needs / days, places: Math.max(1, places / needs) };
    });
}

/** How many residents could do which kinds: the largest groups, and for each kind one that can do it. */
function groupsOf(kinds: readonly KindOfNeed[], helpers: readonly Helpers[]): Map<number, number> {
  const people = new Map<number, number>();
  for (const one of helpers) {
    const served = servedMask(kinds, one.interestMask, one.skillMask);
    people.set(served, (people.get(served) ?? 0) + one.people);
  }
  const largest = [...people.keys()].sort((a, b) => (people.get(b) ?? 0) - (people.get(a) ?? 0));
  const able = kinds.flatMap((_, kind) => largest.find((served) => served & (1 << kind)) ?? []);
  const kept = new Map([...new Set([...able, ...largest])].slice(0, mostGroups).map((served) => [served, 0]));
  for (const [served, count] of people) {
    const like = kept.has(served) ? served : nearest(served, [...kept.keys()]);
    kept.set(like, (kept.get(like) ?? 0) + count);
  }
  return kept;
}

function nearest(served: number, among: readonly number[]): number {
  if (among.includes(served)) return served;
  const [first = served, ...others] = among;
  return others.reduce((best, one) => (bitCount(one ^ served) < bitCount(best ^ served) ? one : best), first);
}

function profileFor(kinds: readonly KindOfNeed[], served: number): Profile {
  return {
    recovery: recoveryPerDay,
    chances: kinds.map((_, kind) => (served & (1 << kind) ? baseChance : 0)),
  };
}

/** One bit per kind. Nothing ticked means every category, as in matching. */
function servedMask(kinds: readonly KindOfNeed[], interestMask: number, skillMask: number): number {
  return kinds.reduce((served, { category, requiredMask }, kind) => {
    const wanted = interestMask === 0 || (interestMask & categoryMask([category])) !== 0;
    return wanted && (skillMask & requiredMask) === requiredMask ? served | (1 << kind) : served;
  }, 0);
}
