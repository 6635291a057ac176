import { performance } from "node:perf_hooks";
import { searchPlaces } from "~/models/gazetteer.server";
import { index } from "~/models/gazetteer-index.server";

/**
 * What a suggestion costs: the index made once, then 5,000 searches as people type them (beginnings, whole names, names
 * with a typo, postcodes), near Herzberg (Elster). No database, no network. `--json` prints one object.
 */
const searches = 5_000;
const near = { lat: 51.6928, lon: 13.2336 };

const random = seeded(7);
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed;
const started = performance.now();
const places = index().all;
const buildMs = performance.now() - started;
globalThis.gc?.();
const memoryMb = (process.memoryUsage().heapUsed - heap) / 1e6;

const kinds = {
  beginning: (name: string) => name.slice(0, 2 + Math.floor(random() * 4)),
  name: (name: string) => name,
  typo: (name: string) => {
    const at = Math.floor(random() * (name.length - 1));
    return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  },
  postcode: () =>
    String(Math.floor(random() * 99_999))
      .padStart(5, "0")
      .slice(0, 3 + Math.floor(random() * 3)),
};
for (let warm = 0; warm < 500; warm += 1) searchPlaces(kinds.typo(aName()), 8, near);
const figures = Object.fromEntries(
  Object.entries(kinds).map(([kind, type]) => {
    const times = Array.from({ length: searches / 4 }, () => {
      const text = type(aName());
      const from = performance.now();
      searchPlaces(text, 8, near);
      return performance.now() - from;
    }).sort((a, b) => a - b);
    const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
    return [kind, { p50: at(0.5), p95: at(0.95), max: at(0.9999) }];
  }),
);

if (process.argv.includes("--json")) {
  console.log(
    JSON.stringify({
      bench: "places",
      node: process.version,
      places: places.length,
      buildMs,
      memoryMb,
      figures,
    }),
  );
} else {
  console.log(
    `${places.length} places: index in ${buildMs.toFixed(0)} ms, ${memoryMb.toFixed(0)} MB (${process.version})`,
  );
  for (const [kind, { p50, p95, max }] of Object.entries(figures)) {
    console.log(`${kind.padEnd(12)} p50 ${p50} ms   p95 ${p95} ms   max ${max} ms`);
  }
}

function aName(): string {
  return places[Math.floor(random() * places.length)]?.place.name ?? "";
}

/** Park and Miller. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
