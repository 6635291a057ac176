/** Milliseconds. */
export type Timing = { p50: number; p95: number; runs: number };

/** Runs `work` some times, the first tenth to warm up. */
export async function timed(runs: number, work: () => Promise<unknown>): Promise<Timing> {
  for (let warm = 0; warm < Math.ceil(runs / 10); warm += 1) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { p50: rounded(at(0.5)), p95: rounded(at(0.95)), runs };
}

export function median(values: readonly number[]): number {
  const value = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return Math.round(value * 1000) / 1000;
}
