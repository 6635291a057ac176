import { expect, test } from "../support/browser";
import { posted } from "../support/demo-village";
import { total, type Weight, weigh } from "../support/weigh";

// What a cheap phone may be asked to fetch (docs/benchmarks.md has the figures beside these limits). Here only bytes
// are counted: how long they take depends on the machine, and is measured by `npm run bench:lighthouse`.
test.use({ serviceWorkers: "block" });

const kB = 1_000;

test("the page of a need runs on very little script", async ({ context, world, team }) => {
  const id = await posted(team.client);
  const weight = await weigh(context, `${world.app.baseUrl}/help/${id}`);
  expect(weight.script, told(weight)).toBeGreaterThan(0);
  expect(weight.script, told(weight)).toBeLessThan(70 * kB);
  expect(total(weight), told(weight)).toBeLessThan(120 * kB);
});

test("the map's scripts, Leaflet included, and its first view", async ({ context, world, team }) => {
  await posted(team.client);
  const weight = await weigh(context, `${world.app.baseUrl}/`);
  expect(weight.script, told(weight)).toBeLessThan(120 * kB);
  expect(weight.document, told(weight)).toBeLessThan(60 * kB);
});

test("the list needs no map, and no React until somebody touches it", async ({ context, world, team }) => {
  await posted(team.client);
  const list = await weigh(context, `${world.app.baseUrl}/?view=list`);
  expect(list.script, told(list)).toBeGreaterThan(0);
  expect(list.script, told(list)).toBeLessThan(10 * kB);
  expect(list.stylesheet, told(list)).toBeLessThan(12 * kB);
});

function told(weight: Weight): string {
  return Object.entries(weight)
    .map(([kind, bytes]) => `${kind} ${(bytes / kB).toFixed(1)} kB`)
    .join(", ");
}
