import { type Kind, type Prices, type Profile, priceHelp } from "~/domain/calm/prices";
import { chooseWave } from "~/domain/calm/waves";
import { stream } from "./chance";
import type { Instance } from "./instance";
import { type Policy, rounds } from "./simulate";

/**
 * The product's own wave over the instance's numbers: a step is a day, a context a kind of need. Nothing is set
 * per instance; the prices come from how often each context comes, who matches it, and how fast they recover.
 */
export function anpacken(instance: Instance, helpers: number, seed: number): Policy {
  const { prices, profiles } = market(instance, helpers);
  const random = stream(seed);
  return ({ context, open, round, belief, pinged, pings }) => {
    function* candidates() {
      for (const [i, profile] of profiles.entries())
        if (pinged[i] === 0)
          yield {
            id: String(i),
            match: profile.chances[context] ?? 0,
            attention: belief[i] ?? 0,
            profile,
            tier: 0 as const,
            recentPings: pings[i] ?? 0,
          };
    }
    const asking = { open, wavesLeft: rounds + 1 - round, tier: 0 as const };
    return chooseWave(asking, candidates(), prices, random).chosen.map(({ id }) => Number(id));
  };
}

type Market = { prices: Prices; profiles: Profile[] };
const markets = new WeakMap<Instance, Map<number, Market>>();

function market(instance: Instance, helpers: number): Market {
  const known = markets.get(instance) ?? new Map<number, Market>();
  markets.set(instance, known);
  const found = known.get(helpers);
  if (found) return found;
  const kinds = instance.contextProb.map((perDay): Kind => ({ perDay, places: helpers }));
  const profiles = instance.matchProb.map((chances, i): Profile => {
    return { recovery: instance.reactivationProb[i] ?? 0, chances };
  });
  const prices = priceHelp(
    kinds,
    profiles.map((profile) => ({ ...profile, people: 1 })),
  );
  const made = { prices, profiles };
  known.set(helpers, made);
  return made;
}
