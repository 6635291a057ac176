import { anpacken } from "./anpacken";
import { stream } from "./chance";
import type { Instance } from "./instance";
import type { Policy, Round } from "./simulate";
import { whittleIndex } from "./whittle";

/** Each is made anew for a run, and may learn during it. */
type Make = (instance: Instance, seed: number, helpers: number) => Policy;

export const policies: Record<string, Make> = {
  everyone: () => (round) => notYet(round),

  random: (_, seed) => {
    const random = stream(seed);
    return (round) => best(notYet(round), 5 * round.helpers, () => random());
  },

  nearest: (instance) => (round) => best(notYet(round), 5 * round.helpers, match(instance, round)),

  "least-recent": () => (round) => best(notYet(round), 5 * round.helpers, (i) => -at(round.lastPing, i)),

  /** covidliste: as many as the acceptance seen so far asks for, damped; fewest earlier alerts first. */
  adaptive: (instance) => {
    const alerts = new Int32Array(instance.n);
    let acceptance = 0.2;
    let last: { round: Round; rung: number; open: number } | null = null;
    return (round) => {
      if (last) {
        const filled = last.round.step === round.step ? last.open - round.open : last.open;
        acceptance += 0.05 * (filled / Math.max(1, last.rung) - acceptance);
      }
      const size = Math.ceil(round.open / Math.max(0.02, acceptance));
      const chosen = best(notYet(round), size, (i) => -at(alerts, i));
      for (const i of chosen) alerts[i] = at(alerts, i) + 1;
      last = { round: { ...round }, rung: chosen.length, open: round.open };
      return chosen;
    };
  },

  belief: (instance) => (round) => {
    const m = match(instance, round);
    return best(notYet(round), 2 * round.helpers, (i) => m(i) * at(round.belief, i));
  },

  whittle: (instance) => {
    const index = whittleIndex(instance);
    return (round) =>
      best(notYet(round), 3 * round.helpers, (i) => index(i, round.context, at(round.belief, i)));
  },

  anpacken: (instance, seed, helpers) => anpacken(instance, helpers, seed),

  oracle: (instance) => (round) =>
    best(
      notYet(round).filter((i) => round.active[i] === 1),
      3 * round.helpers,
      match(instance, round),
    ),
};

function notYet(round: Round): number[] {
  const free: number[] = [];
  for (let i = 0; i < round.pinged.length; i++) if (round.pinged[i] === 0) free.push(i);
  return free;
}

function match(instance: Instance, round: Round): (volunteer: number) => number {
  return (i) => instance.matchProb[i]?.[round.context] ?? 0;
}

/** The `size` worthiest, best first; among equals the lower number. `from` ascends. */
function best(from: number[], size: number, worth: (volunteer: number) => number): number[] {
  const chosen: number[] = [];
  const worths: number[] = [];
  for (const i of from) {
    const own = worth(i);
    let place = chosen.length;
    while (place > 0 && own > (worths[place - 1] ?? 0)) place--;
    if (place >= size) continue;
    chosen.splice(place, 0, i);
    worths.splice(place, 0, own);
    if (chosen.length > size) {
      chosen.pop();
      worths.pop();
    }
  }
  return chosen;
}

function at(values: Int32Array | Float64Array, i: number): number {
  return values[i] ?? 0;
}
