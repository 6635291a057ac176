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
  const list: List = {
    chances: Float64Array.from(pings, ({ chance }) => chance),
    costs: Float64Array.from(pings, ({ cost }) => cost),
    ...{ block, blocks, open },
  };
  let later = new Float64Array((blocks + 1) * width);
  let value = new Float64Array((blocks + 1) * width);
  for (let wave = 1; wave < wavesLeft; wave++) {
    for (let from = 0; from <= blocks; from++) bestWave(list, from, later, value);
    [later, value] = [value, later];
  }
  return Math.min(pings.length, bestWave(list, 0, later, value) * block);
}

/** The ranked list as numbers alone: this is the innermost loop of every wave. */
type List = { chances: Float64Array; costs: Float64Array; block: number; blocks: number; open: number };

/**
 * Writes into `value`, for each number of open places, the worth of the best wave that starts at `from`.
 * @returns how many blocks that wave has when all places are open
 */
function bestWave(list: List, from: number, later: Float64Array, value: Float64Array): number {
  const { chances, costs, block, blocks, open } = list;
  const own = from * (open + 1);
  for (let places = 0; places <= open; places++) value[own + places] = later[own + places] ?? 0;
  const come = new Float64Array(open + 1); // the chance that exactly so many of this wave say yes
  come[0] = 1;
  let cost = 0;
  let size = 0;
  for (let length = 1, idle = 0; from + length <= blocks && idle < patienceForMore; length++) {
    const end = Math.min((from + length) * block, chances.length);
    for (let i = (from + length - 1) * block; i < end; i++) {
      cost += costs[i] ?? 0;
      add(come, chances[i] ?? 0);
    }
    idle++;
    const next = (from + length) * (open + 1);
    for (let places = 1; places <= open; places++) {
      let filled = -cost;
      let fewer = 0;
      for (let yes = 0; yes < places; yes++) {
        const chance = come[yes] ?? 0;
        filled += chance * (yes + (later[next + places - yes] ?? 0));
        fewer += chance;
      }
      filled += (1 - fewer) * places;
      const best = value[own + places] ?? 0;
      if (filled > best + 1e-12) idle = 0;
      // Of two that are worth the same the longer: whom one would ring later anyway is better rung now.
      if (filled >= best - 1e-9) {
        value[own + places] = Math.max(best, filled);
        if (places === open) size = length;
      }
    }
  }
  return size;
}

/** One more person, who says yes with this chance. */
function add(come: Float64Array, chance: number): void {
  for (let yes = come.length - 1; yes > 0; yes--)
    come[yes] = (come[yes] ?? 0) * (1 - chance) + (come[yes - 1] ?? 0) * chance;
  come[0] = (come[0] ?? 0) * (1 - chance);
}
