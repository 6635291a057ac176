/** Somebody who could be pinged: the chance of a yes, and what the ping costs in filled places. */
export type Ping = { chance: number; cost: number };

/** More open places than this are planned for in several waves. */
const mostPlaces = 100;
/** So many lengths in a row without gain: the wave is long enough. */
const patienceForMore = 8;

/**
 * How many of these, best first, to ring now, when `wavesLeft` waves (this one included) remain? Bellman's
 * answer: a wave is worth the places it fills, less what its pings cost, plus what the next wave can make of the
 * places still open with those who were not rung. So the first wave may be small, and the last is bold.
 */
export function waveSize(pings: readonly Ping[], openPlaces: number, wavesLeft: number): number {
  const open = Math.min(mostPlaces, openPlaces);
  if (open <= 0 || wavesLeft <= 0) return 0;
  // Many places are planned in blocks of people, which keeps the work bounded.
  const block = Math.ceil(open / 5);
  const blocks = Math.ceil(pings.length / block);
  const width = open + 1;
  let later = new Float64Array((blocks + 1) * width);
  let size = 0;
  for (let wave = 1; wave <= wavesLeft; wave++) {
    const value = new Float64Array((blocks + 1) * width);
    const last = wave === wavesLeft;
    for (let from = 0; from <= (last ? 0 : blocks); from++) {
      const best = bestWave(pings, { from, block, blocks, open }, later);
      value.set(best.worth, from * width);
      if (last) size = Math.min(pings.length, best.size * block);
    }
    later = value;
  }
  return size;
}

/** For each number of open places: the worth of the best wave that starts at `from`; and its size for `open`. */
function bestWave(
  pings: readonly Ping[],
  { from, block, blocks, open }: { from: number; block: number; blocks: number; open: number },
  later: Float64Array,
): { worth: Float64Array; size: number } {
  const width = open + 1;
  const worth = later.slice(from * width, (from + 1) * width);
  const come = new Float64Array(width); // the chance that exactly so many of this wave say yes
  come[0] = 1;
  let cost = 0;
  let size = 0;
  for (let length = 1, idle = 0; from + length <= blocks && idle < patienceForMore; length++) {
    const start = (from + length - 1) * block;
    for (let i = start; i < Math.min(start + block, pings.length); i++) {
      cost += pings[i]?.cost ?? 0;
      add(come, pings[i]?.chance ?? 0);
    }
    idle++;
    const next = (from + length) * width;
    for (let places = 1; places <= open; places++) {
      let filled = -cost;
      let fewer = 0;
      for (let yes = 0; yes < places; yes++) {
        const chance = come[yes] ?? 0;
        filled += chance * (yes + (later[next + places - yes] ?? 0));
        fewer += chance;
      }
      filled += (1 - fewer) * places;
      if (filled > (worth[places] ?? 0) + 1e-12) {
        worth[places] = filled;
        idle = 0;
        if (places === open) size = length;
      }
    }
  }
  return { worth, size };
}

/** One more person, who says yes with this chance. */
function add(come: Float64Array, chance: number): void {
  for (let yes = come.length - 1; yes >= 0; yes--)
    come[yes] = (come[yes] ?? 0) * (1 - chance) + (yes > 0 ? (come[yes - 1] ?? 0) * chance : 0);
}
