import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, gzipSync } from "node:zlib";
import pg from "pg";
import { signIn } from "~/auth/session.server";
import { boundsAround } from "~/domain/finding/viewport";
import { completeEnv, loadEnv } from "~/env.server";
import { connect, disconnect, transaction } from "~/models/db.server";
import { openNeeds } from "~/models/need-index.server";
import { join as joinVillage } from "~/models/resident.server";
import { loader } from "~/routes/needs";
import { migrate } from "~/server/migrate.server";
import { here, post } from "./feed/village";
import { type Timing, timed } from "./match/timing";
import { ownPostgres } from "./own-postgres";

/**
 * Map and list of ten thousand open needs, as /needs.json answers them: the route's own loader with session,
 * database, facets, list, clusters and JSON; without HTTP and compression. For every zoom a hand that pans over a
 * phone's part of the map; milliseconds. `--json` prints one object.
 */
const needs = 10_000;
const runs = 60;
const zooms = [7, 9, 11, 13, 15];
const asJson = process.argv.includes("--json");
const now = new Date("2027-04-12T08:00:00Z");
const url = "http://localhost:3000";

const filters = {
  none: "",
  "one kind": "category=nature",
  "weekend, no German": "when=weekend&ease=no-german",
  "within 20 km": `near=${here.lat},${here.lon}&km=20`,
};

const postgres = await ownPostgres("feed");
const client = new pg.Client({ connectionString: postgres.url });
try {
  await migrate(postgres.url, postgres.quiet);
  loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: postgres.folder, BASE_URL: url });
  completeEnv({ sessionSecret: "a secret of at least thirty-two characters", startAt: now });
  connect(postgres.url);
  await client.connect();
  console.error(`posting ${needs.toLocaleString("en")} needs …`);
  await post(client, needs, now);
  report(await measure());
} finally {
  await client.end();
  await disconnect();
  await postgres.close();
}

async function measure() {
  const memory = used();
  const load = await once(() => openNeeds(now));
  const first = await once(() => answer("", ""));
  const index = {
    needs: (await openNeeds(now)).needs.length,
    load,
    nothingChanged: await costing(300, () => openNeeds(now)),
    oneChanged: await costing(200, async () => {
      await touch();
      return openNeeds(now);
    }),
  };
  const cookie = await resident();
  const viewports: { filter: string; viewer: string; zoom: number; timing: Cost; kb: Sizes }[] = [];
  const firsts: { filter: string; viewer: string; ms: number }[] = [];
  for (const [viewer, session] of [
    ["visitor", ""],
    ["resident", cookie],
  ] as const) {
    for (const [filter, query] of Object.entries(filters)) {
      console.error(`${viewer}, ${filter} …`);
      firsts.push({ filter, viewer, ms: await once(() => answer(query, session)) });
      for (const zoom of zooms) {
        const hand = panning(zoom);
        const timing = await costing(runs, () => answer(`${query}&${hand()}`, session));
        viewports.push({
          filter,
          viewer,
          zoom,
          timing,
          kb: sizes(await answer(`${query}&${hand()}`, session)),
        });
      }
    }
  }
  const afterChange = await costing(60, async () => {
    await touch();
    return answer(panning(11)(), "");
  });
  return {
    ...{ index, first, firsts, viewports, afterChange },
    sizes: { firstView: sizes(await answer("", "")), list: sizes(await answer("view=list", "")) },
    memoryMb: Math.round((used() - memory) / 1e6),
  };
}

async function answer(query: string, cookie: string): Promise<string> {
  const request = new Request(`${url}/needs.json?${query}`, { headers: cookie ? { Cookie: cookie } : {} });
  const response = await loader({ request, params: {}, context: {} });
  return response.text();
}

/** Back and forth over the towns, a third of a phone's width at a time. */
function panning(zoom: number): () => string {
  let step = 0;
  return () => {
    step += 1;
    const degrees = (((360 / 2 ** zoom) * 390) / 256 / 3) * (step % 9);
    const { west, south, east, north } = boundsAround(
      { lat: here.lat, lon: here.lon - 0.2 + degrees },
      zoom,
      390,
      844,
    );
    return `bbox=${[west, south, east, north].map((one) => one.toFixed(5)).join(",")}&zoom=${zoom}`;
  };
}

/** A signup's worth of change. */
async function touch(): Promise<void> {
  await client.query(
    `update "Shift" set places = places + 1 where id = (select id from "Shift" order by id offset floor(random() * 1000) limit 1)`,
  );
}

async function resident(): Promise<string> {
  const { personId } = await joinVillage(null, {
    ...{ name: "Jana", locale: "de", email: null, phone: null, birthYear: 1980 },
    ...{
      interests: ["nature", "youth", "celebration"],
      skills: ["baking"],
      free: ["sat-morning", "sat-midday"],
    },
    place: { label: "Zuhause", point: here, radiusKm: 15 },
  });
  const cookie = await transaction((tx) => signIn(new Request(url), personId, "join", tx));
  return cookie.split(";")[0] ?? "";
}

/** With the CPU (user and system) of this process per run, which a busy machine does not change as much. */
async function costing(runs: number, work: () => Promise<unknown>): Promise<Cost> {
  await work();
  const before = process.cpuUsage();
  const timing = await timed(runs, work);
  const { user, system } = process.cpuUsage(before);
  // `timed` warms up with a tenth more.
  return { ...timing, cpu: Math.round((user + system) / (runs + Math.ceil(runs / 10)) / 10) / 100 };
}

type Cost = Timing & { cpu: number };
type Sizes = { raw: number; gzip: number; brotli: number };

/** Kilobytes. */
function sizes(text: string): Sizes {
  const kb = (bytes: number) => Math.round(bytes / 100) / 10;
  const raw = Buffer.from(text);
  return { raw: kb(raw.length), gzip: kb(gzipSync(raw).length), brotli: kb(brotliCompressSync(raw).length) };
}

/** Bytes of the heap that are not garbage. */
function used(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return Math.round((performance.now() - begin) * 10) / 10;
}

function report(result: Awaited<ReturnType<typeof measure>>): void {
  if (asJson) {
    console.log(JSON.stringify({ bench: "feed", node: process.version, ...result }));
    return;
  }
  const { index, viewports } = result;
  console.log(
    `${index.needs.toLocaleString("en")} needs open or filled (${process.version}), ${result.memoryMb} MB`,
  );
  console.log(`load: ${index.load} ms; first answer ${result.first} ms`);
  console.log(`nothing changed: ${line(index.nothingChanged)}; one need changed: ${line(index.oneChanged)}`);
  console.log(`viewport right after one need changed: ${line(result.afterChange)}`);
  for (const [name, kb] of Object.entries(result.sizes)) console.log(`${name}: ${spelled(kb)}`);
  for (const { filter, viewer, ms } of result.firsts)
    console.log(`first answer, ${viewer}, ${filter}: ${ms} ms`);
  for (const { filter, viewer, zoom, timing, kb } of viewports) {
    console.log(`${viewer}, ${filter}, zoom ${zoom}: ${line(timing)}; ${spelled(kb)}`);
  }
  const worst = Math.max(...viewports.map(({ timing }) => timing.p95));
  console.log(`worst p95 of a viewport query: ${worst} ms`);
}

function line({ p50, p95, cpu }: Cost): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, CPU ${cpu.toFixed(1)} ms`;
}

function spelled({ raw, gzip, brotli }: Sizes): string {
  return `${raw} kB, gzip ${gzip}, brotli ${brotli}`;
}
