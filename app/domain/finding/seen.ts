import { fitsFreeTimes } from "../free-times";
import { distanceMetres, type Point } from "../place";
import { type Facts, factsOf, whenBit } from "./facts";
import type { OpenNeed } from "./open-need";
import { windowsAt } from "./when";

/** Who looks, and from where. */
export type Standpoint = {
  /** the distance filter counts from here */
  origin: Point;
  /** distances are told from the nearest of these: the place asked for, else the own ones; none: nobody knows */
  from: readonly Point[];
  /** own free times as a mask, 0: any; null: not a resident */
  free: number | null;
  suits(need: OpenNeed): boolean;
};

/** A need as it is seen from a standpoint. */
export type Seen = {
  need: OpenNeed;
  facts: Facts;
  fits: boolean;
  /** `Facts.when`, and whether the own free times fit */
  when: number;
  /** metres; null: can be met from anywhere */
  fromOrigin: number | null;
  distance: number | null;
  /** what comes before time in the order, the least first */
  weight: number;
};

/** Metres. Nearer than the first is round the corner, then by bike, by car, a day out. */
const bands = [2_000, 5_000, 10_000, 20_000, 50_000];
const homeBand = 2.5;

/**
 * All needs in order of relevance: those with a place left first; then those that fit; then by distance, in bands,
 * because nobody prefers 2.1 km in March to 2.4 km tonight; within a band the next first. What is done from home
 * stands behind what lies within 10 km. Where no distance is known, time alone decides. Metres and the id break
 * ties, so that map, list and every machine have one order.
 * @param before what the same standpoint saw last: of that only what changed is looked at again
 */
export function seenFrom(
  needs: readonly OpenNeed[],
  standpoint: Standpoint,
  now: Date,
  before: readonly Seen[] = [],
): Seen[] {
  const windows = windowsAt(now);
  const fresh = new Set(needs);
  // In the old order first: what is nearly sorted is quickly sorted.
  const kept = before.filter(({ need, facts }) => fresh.has(need) && factsOf(need, now, windows) === facts);
  for (const { need } of kept) fresh.delete(need);
  const added = [...fresh].map((need) => look(need, factsOf(need, now, windows), standpoint));
  return [...kept, ...added].sort((a, b) => a.weight - b.weight || byTime(a, b));
}

/** Until when (epoch ms) nothing about them changes by itself. */
export function holdsUntil(seen: readonly Seen[], now: Date): number {
  return seen.reduce((least, { facts }) => Math.min(least, facts.until), windowsAt(now).today.end.getTime());
}

function look(need: OpenNeed, facts: Facts, { origin, from, free, suits }: Standpoint): Seen {
  const { point } = need.place;
  const own = free !== null && facts.offered.some((shift) => fitsFreeTimes(free, shift));
  const fits = suits(need);
  const distance =
    point && from.length > 0 ? Math.min(...from.map((place) => distanceMetres(place, point))) : null;
  return {
    need,
    facts,
    fits,
    when: facts.when | (own ? whenBit.own : 0),
    fromOrigin: point && distanceMetres(origin, point),
    distance,
    weight: (need.status === "open" ? 0 : 200) + (fits ? 0 : 100) + (from.length > 0 ? bandOf(distance) : 0),
  };
}

function bandOf(distance: number | null): number {
  if (distance === null) return homeBand;
  const band = bands.findIndex((metres) => distance <= metres);
  return band < 0 ? bands.length : band;
}

function byTime(a: Seen, b: Seen): number {
  return (
    a.facts.next - b.facts.next || (a.distance ?? 0) - (b.distance ?? 0) || (a.need.id < b.need.id ? -1 : 1)
  );
}
