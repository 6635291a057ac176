import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import postgres from "postgres";
import { cellCentre, type Point } from "~/domain/place";
import { matchStatement, type Wanted } from "~/models/matching.server";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { migrate } from "~/server/migrate.server";
import gazetteer from "../app/models/gazetteer.json";

/**
 * Who fits a need: the product's own statement over residents spread over German towns, after a vacuum and after
 * two percent of them changed, against a sequential scan and, where it is installed, PostGIS. On the server of
 * DATABASE_URL, in a database of its own, or on the embedded one. `--sizes 10000,100000,1000000`; `--json` prints
 * one object.
 */
const defaultSizes = [10_000, 100_000, 1_000_000];
const runs = 200;
const warmUps = 20;
/** One run of these takes as long as many of the others. */
const slowRuns = 20;

type Spot = "rural" | "city";
const spots: Record<Spot, Point> = {
  rural: { lat: 51.6928, lon: 13.2336 },
  city: { lat: 52.52, lon: 13.405 },
};

type Timing = {
  p50: number;
  p95: number;
  /** PostgreSQL's processor time per query, which a busy machine does not falsify; null where /proc is not. */
  cpu: number | null;
  hits: number;
  heapFetches: number | null;
  plan: string;
};
type Measured = { approach: string; indexMb: number | null } & Record<Spot, Timing>;
type Round = { residents: number; inRange: Record<Spot, number>; measured: Measured[] };

const now = new Date("2026-11-21T09:00:00Z");
const saturday = { start: new Date("2026-11-28T13:00:00Z"), end: new Date("2026-11-28T17:00:00Z") };
const wanted = (point: Point): Wanted => ({
  id: "00000000-0000-4000-8000-000000000000",
  point,
  category: "celebration",
  requiredSkills: [],
  minimumAge: null,
  shifts: [{ ...saturday, flexible: false }],
  teamIds: ["00000000-0000-4000-8000-000000000001"],
});

const quiet = { info: () => {}, warn: () => {}, error: console.error };

await main();

async function main(): Promise<void> {
  const asked = process.argv[process.argv.indexOf("--sizes") + 1] ?? "";
  const sizes = process.argv.includes("--sizes") ? asked.split(",").map(Number) : defaultSizes;
  const database = await openDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query("show server_version");
    const postgis = await client.query("select 1 from pg_available_extensions where name = 'postgis'");
    const rounds: Round[] = [];
    for (const size of sizes.toSorted((a, b) => a - b)) {
      rounds.push(await measureRound(client, database.url, size, postgis.rowCount !== 0));
    }
    const version = String(rows[0].server_version);
    report({ version, postgis: postgis.rowCount !== 0, rounds });
  } finally {
    await client.end();
    await database.close();
  }
}

/** Nothing that is there already is touched: a database of its own, dropped at the end. */
async function openDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) {
    const url = new URL(given);
    url.pathname = `/bench_${randomUUID().replaceAll("-", "")}`;
    const name = url.pathname.slice(1);
    await administrate(given, `create database ${name}`);
    await migrate(url.href, quiet);
    return { url: url.href, close: () => administrate(given, `drop database ${name} with (force)`) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), "anpacken-bench-"));
  // As root, so that the database's account can enter.
  await chmod(dataDir, 0o755);
  const embedded = await startEmbeddedPostgres({ dataDir, log: quiet });
  await migrate(embedded.url, quiet);
  return {
    url: embedded.url,
    async close() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function administrate(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function measureRound(
  client: pg.Client,
  url: string,
  residents: number,
  postgis: boolean,
): Promise<Round> {
  await fill(client, url, residents);
  const own = (point: Point) => {
    const { text, values } = matchStatement(wanted(point), now);
    return { text, values };
  };
  const measured: Measured[] = [];
  const measure = async (approach: string, index: string | null, statement: typeof own, times = runs) => {
    const timing = async (spot: Spot) => time(client, statement(spots[spot]), times);
    const indexMb = index ? await megabytes(client, index) : null;
    measured.push({ approach, indexMb, rural: await timing("rural"), city: await timing("city") });
  };

  await measure("own statement, vacuumed", "matching_area", own);
  await changeSome(client);
  await measure("own statement, 2 % changed since", "matching_area", own);
  await client.query("vacuum analyze matching");
  await client.query(
    "set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off",
  );
  await measure("sequential scan", null, own, slowRuns);
  await client.query("reset enable_indexscan; reset enable_indexonlyscan; reset enable_bitmapscan");
  if (postgis) {
    await preparePostgis(client);
    await measure("PostGIS ST_DWithin", "postgis_point", withPostgis("true"), slowRuns);
    const envelope = "m.envelope && st_setsrid(st_makepoint($2::float8, $1::float8), 4326)";
    await measure("PostGIS GiST + ST_DWithin", "postgis_envelope", withPostgis(envelope), slowRuns);
    await client.query("drop table matching_postgis");
  }
  const inRange = { rural: await circlesOver(client, "rural"), city: await circlesOver(client, "city") };
  for (const spot of ["rural", "city"] as const) expectSameHits(measured, spot);
  return { residents, inRange, measured };
}

/** One run is one query as the product sends it, rows read. Milliseconds. */
async function time(
  client: pg.Client,
  query: { text: string; values: unknown[] },
  times: number,
): Promise<Timing> {
  const explained = await client.query({ ...query, text: `explain (analyze, format json) ${query.text}` });
  const plan = explained.rows[0]["QUERY PLAN"][0].Plan as Plan;
  for (let run = 0; run < Math.min(warmUps, times); run += 1) await client.query(query);
  const cpuBefore = await cpuOf(client);
  const taken: number[] = [];
  let hits = 0;
  for (let run = 0; run < times; run += 1) {
    const begun = performance.now();
    hits = (await client.query(query)).rows.length;
    taken.push(performance.now() - begun);
  }
  const cpuAfter = await cpuOf(client);
  const cpu = cpuBefore === null || cpuAfter === null ? null : rounded((cpuAfter - cpuBefore) / times);
  taken.sort((a, b) => a - b);
  const at = (part: number) => rounded(taken[Math.ceil(part * times) - 1] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95), cpu, hits, ...scanOf(plan) };
}

/** Milliseconds of processor time that this connection's process has used, to a hundredth of a second (proc(5)). */
async function cpuOf(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const stat = await readFile(`/proc/${rows[0].pid}/stat`, "utf8").catch(() => null);
  if (!stat?.includes("(postgres)")) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function rounded(milliseconds: number): number {
  return Number(milliseconds.toFixed(2));
}

type Plan = { "Node Type": string; "Heap Fetches"?: number; "Relation Name"?: string; Plans?: Plan[] };

function scanOf(plan: Plan): { plan: string; heapFetches: number | null } {
  if (plan["Relation Name"]?.startsWith("matching")) {
    return { plan: plan["Node Type"], heapFetches: plan["Heap Fetches"] ?? null };
  }
  const scans = (plan.Plans ?? []).map(scanOf);
  return scans.find((scan) => scan.plan !== "") ?? { plan: "", heapFetches: null };
}

function expectSameHits(measured: readonly Measured[], spot: Spot): void {
  const own = measured.find(({ approach }) => approach === "sequential scan")?.[spot].hits;
  for (const { approach, [spot]: timing } of measured.slice(1)) {
    // PostGIS measures on an ellipsoid: it may disagree about somebody on the rim.
    const slack = approach.startsWith("PostGIS") ? Math.max(2, (own ?? 0) * 0.01) : 0;
    if (Math.abs(timing.hits - (own ?? 0)) > slack) {
      throw new Error(`${spot}: ${approach} finds ${timing.hits}, a sequential scan ${own}`);
    }
  }
}

/** Loaded without the index and with it built afterwards, as a restore does it; then vacuumed. */
async function fill(client: pg.Client, url: string, residents: number): Promise<void> {
  await client.query("alter table matching set (autovacuum_enabled = off)");
  const { rows: definitions } = await client.query(
    "select pg_get_indexdef('matching_area'::regclass) as definition",
  );
  const { rows: counts } = await client.query("select count(*)::int as count from matching");
  await client.query("drop index matching_area");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const copy = await sql`
    copy matching (place_id, resident_id, lat, lon, radius_m, interests, skills, free, birth_year, paused_until)
    from stdin`.writable();
  await pipeline(Readable.from(lines(residents - counts[0].count), { objectMode: true }), copy);
  await sql.end();
  await client.query(`set maintenance_work_mem = '256MB'; ${definitions[0].definition}`);
  await client.query("vacuum analyze matching");
}

/** As the product changes somebody: their rows are written anew. */
async function changeSome(client: pg.Client): Promise<void> {
  await client.query(`
    with old as (delete from matching where random() < 0.02 returning *)
    insert into matching select * from old`);
}

async function circlesOver(client: pg.Client, spot: Spot): Promise<number> {
  const { lat, lon } = spots[spot];
  const { rows } = await client.query(
    `select count(*)::int as count from matching
      where circle_box(lat, lon, radius_m) @> box(point($2, $1), point($2, $1))
        and metres_between($1, $2, lat, lon) <= radius_m`,
    [lat, lon],
  );
  return rows[0].count;
}

async function megabytes(client: pg.Client, index: string): Promise<number> {
  const { rows } = await client.query("select pg_relation_size($1::regclass)::float8 as bytes", [index]);
  return Number((rows[0].bytes / 1e6).toFixed(1));
}

async function preparePostgis(client: pg.Client): Promise<void> {
  await client.query("create extension if not exists postgis");
  await client.query(`
    create table matching_postgis as
    select m.*, st_setsrid(st_makepoint(lon, lat), 4326)::geography as place,
           st_makeenvelope((b[1])[0], (b[1])[1], (b[0])[0], (b[0])[1], 4326) as envelope
      from matching m, lateral (select circle_box(lat, lon, radius_m) as b) area`);
  await client.query("create index postgis_point on matching_postgis using gist (place)");
  await client.query("create index postgis_envelope on matching_postgis using gist (envelope)");
  await client.query("vacuum analyze matching_postgis");
}

/** The same question with the same filters; only who is near is asked of PostGIS. */
function withPostgis(near: string) {
  return ({ lat, lon }: Point) => {
    const { text, values } = matchStatement(wanted({ lat, lon }), now);
    const filters = text.slice(text.indexOf("(m.interests = 0"), text.indexOf("and m.resident_id <> all"));
    const first = Number(/\$(\d+)/.exec(filters)?.[1]);
    const last = Math.max(...[...filters.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
    const shifted = filters.replace(/\$(\d+)/g, (_, number) => `$${Number(number) - first + 3}`);
    const here = "st_setsrid(st_makepoint($2::float8, $1::float8), 4326)";
    return {
      text: `select m.resident_id, m.place_id, st_distance(m.place, ${here}::geography) as metres,
                    m.interests, m.skills, m.free
               from matching_postgis m
              where ${near} and st_dwithin(m.place, ${here}::geography, m.radius_m) and ${shifted}
              order by m.resident_id, metres`,
      values: [lat, lon, ...values.slice(first - 1, last)],
    };
  };
}

type Town = [name: string, lat: number, lon: number, population: number, district: number];

/**
 * Towns by their inhabitants, homes around their centres (large towns are wider), circles with a median of 7 km.
 * About a third is open to a category and a third has time on a Saturday afternoon, so that a tenth fits.
 * The seed is fixed: every run asks the same people.
 */
function* lines(count: number): Generator<string> {
  const random = seeded(count);
  const towns = gazetteer.places as Town[];
  const upTo = new Float64Array(towns.length);
  let total = 0;
  for (const [index, town] of towns.entries()) {
    total += town[3];
    upTo[index] = total;
  }
  let chunk = "";
  for (let number = 1; number <= count; number += 1) {
    const [, lat = 0, lon = 0, population = 0] = towns[firstAbove(upTo, random() * total)] ?? [];
    const spreadKm = Math.min(8, 0.7 + Math.sqrt(population) / 200);
    const home = cellCentre({
      lat: lat + (gaussian(random) * spreadKm) / 111.2,
      lon: lon + (gaussian(random) * spreadKm) / 111.2 / Math.cos((lat * Math.PI) / 180),
    });
    const radiusKm = Math.min(50, Math.max(1, Math.round(7 * Math.exp(0.7 * gaussian(random)))));
    const interests = random() < 0.15 ? 0 : mask(random, 12, 0.25);
    const free = random() < 0.2 ? 0 : mask(random, 28, 0.14);
    const birthYear = random() < 0.5 ? "\\N" : 1940 + Math.floor(random() * 70);
    const paused = random() < 0.03 ? "2026-12-31 12:00:00+01" : "\\N";
    chunk += `${randomUUID()}\t${randomUUID()}\t${home.lat}\t${home.lon}\t${radiusKm * 1000}\t${interests}\t${mask(random, 28, 0.1)}\t${free}\t${birthYear}\t${paused}\n`;
    if (chunk.length < 60_000 && number < count) continue;
    yield chunk;
    chunk = "";
  }
}

function firstAbove(upTo: Float64Array, value: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mask(random: () => number, bits: number, probability: number): number {
  let value = 0;
  for (let bit = 0; bit < bits; bit += 1) if (random() < probability) value |= 1 << bit;
  return value;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function report(result: { version: string; postgis: boolean; rounds: Round[] }): void {
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ bench: "match", node: process.version, cpus: cpus().length, ...result }));
    return;
  }
  const { version, postgis, rounds } = result;
  console.log(`PostgreSQL ${version}, ${process.version}, ${cpus().length} CPUs; milliseconds per query\n`);
  const head = ["rural p50", "p95", "CPU", "heap", "city p50", "p95", "CPU", "heap", "index MB"];
  for (const { residents, inRange, measured } of rounds) {
    const hits = measured[0];
    console.log(
      `${residents.toLocaleString("en")} residents; in range and fitting: rural ${inRange.rural} and ${hits?.rural.hits}, city ${inRange.city} and ${hits?.city.hits}`,
    );
    console.log("".padEnd(34) + head.map((name) => name.padStart(11)).join(""));
    for (const { approach, rural, city, indexMb } of measured) {
      const cells = [rural, city].flatMap(({ p50, p95, cpu, heapFetches }) => [
        p50,
        p95,
        cpu ?? "–",
        heapFetches ?? "–",
      ]);
      console.log(
        approach.padEnd(34) + [...cells, indexMb ?? "–"].map((cell) => String(cell).padStart(11)).join(""),
      );
    }
    console.log();
  }
  if (!postgis) console.log("PostGIS: not installed");
}
