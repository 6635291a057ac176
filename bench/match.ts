import pg from "pg";
import { matchStatement, type Wanted } from "~/models/matching.server";
import { migrate } from "~/server/migrate.server";
import { endWith } from "./end-with";
import { describeExtension, measurePostgis, preparePostgis } from "./match/postgis";
import { changeSomeResidents, settle } from "./match/residents";
import { median, type Timing, timed } from "./match/timing";
import { ownPostgres } from "./own-postgres";

/**
 * Who fits a need? The product's own statement over 10,000 to a million residents of German towns (--five: five
 * million), for a rural and a city point: after VACUUM, after 2 % of residents changed (their rows written anew,
 * before the next VACUUM), and against a sequential scan. With rows on their way to the client, milliseconds.
 * On the embedded PostgreSQL, or in a database of its own on DATABASE_URL's server. `--json` prints one object.
 */
const sizes = [10_000, 100_000, 1_000_000, ...(process.argv.includes("--five") ? [5_000_000] : [])];
const asJson = process.argv.includes("--json");
const now = new Date("2027-04-12T08:00:00Z");

const points = [
  { name: "rural", what: "Herzberg (Elster)", point: { lat: 51.6928, lon: 13.2336 }, runs: 300 },
  { name: "city", what: "Berlin", point: { lat: 52.52, lon: 13.405 }, runs: 60 },
] as const;

const need: Omit<Wanted, "point"> = {
  id: "00000000-0000-4000-8000-000000000000",
  category: "celebration",
  requiredSkills: [],
  minimumAge: null,
  shifts: [
    { start: new Date("2027-04-17T12:00:00Z"), end: new Date("2027-04-17T16:00:00Z"), flexible: false },
  ],
  associationId: "00000000-0000-4000-8000-000000000000",
  teamIds: [],
};

/** `server`: what PostgreSQL itself needs, without the way of the rows to the client and into objects. */
type Measured = Timing & { server: number; heapFetches: number; node: string };
type PointResult = {
  point: string;
  inRange: number;
  hits: number;
  vacuumed: Measured;
  changed?: Measured;
  sequential: Timing;
  postgis: string | { dwithin: Timing; gist: Timing };
};
type SizeResult = {
  residents: number;
  indexMb: number;
  tableMb: number;
  indexSeconds: number;
  points: PointResult[];
};

const database = await openDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
try {
  await client.query("alter table matching set (autovacuum_enabled = false)");
  const version = (await client.query<{ server_version: string }>("show server_version")).rows[0]
    ?.server_version;
  const extension = await describeExtension(client);
  const results: SizeResult[] = [];
  for (const residents of sizes) {
    say(`${residents.toLocaleString("en")} residents …`);
    results.push(await measureSize(residents, extension === "installed"));
  }
  report(results, version ?? "unknown", extension);
} finally {
  await client.end();
  await database.close();
}

async function measureSize(residents: number, withPostgis: boolean): Promise<SizeResult> {
  const { indexSeconds } = await settle(client, residents);
  await client.query("vacuum analyze matching");
  const { rows } = await client.query<{ index: string; whole: string }>(
    "select pg_relation_size('matching_area') as index, pg_table_size('matching') as whole",
  );
  if (withPostgis) await preparePostgis(client);
  const measured: PointResult[] = [];
  for (const { name, point, runs } of points) {
    const vacuumed = await measurePoint(point, runs);
    const hits = (await query(point)).rowCount ?? 0;
    const sequential = await withoutIndexes(() => timed(residents > 1_000_000 ? 3 : 7, () => query(point)));
    measured.push({
      point: name,
      inRange: await inRange(point),
      hits,
      vacuumed,
      sequential,
      postgis: withPostgis ? await measurePostgis(client, point, hits) : "not installed",
    });
  }
  await changeSomeResidents(client, 0.02);
  for (const [index, { point, runs }] of points.entries()) {
    const result = measured[index];
    if (result) result.changed = await measurePoint(point, runs);
  }
  const mb = (bytes: string | undefined) => Math.round(Number(bytes) / 1e5) / 10;
  return {
    residents,
    indexMb: mb(rows[0]?.index),
    tableMb: mb(rows[0]?.whole),
    indexSeconds,
    points: measured,
  };
}

type Place = { lat: number; lon: number };

function statement(point: Place): { text: string; values: unknown[] } {
  const { text, values } = matchStatement({ ...need, point }, now);
  return { text, values };
}

function query(point: Place): Promise<pg.QueryResult> {
  return client.query(statement(point));
}

async function measurePoint(point: Place, runs: number): Promise<Measured> {
  const timing = await timed(runs, () => query(point));
  const { text, values } = statement(point);
  const explained: Explained[] = [];
  await timed(20, async () => {
    const { rows } = await client.query<{ "QUERY PLAN": [Explained] }>({
      text: `explain (analyze, timing off, format json) ${text}`,
      values,
    });
    if (rows[0]) explained.push(rows[0]["QUERY PLAN"][0]);
  });
  const scan = scanOf(explained.at(-1)?.Plan);
  return {
    ...timing,
    server: median(explained.map((one) => one["Planning Time"] + one["Execution Time"])),
    heapFetches: scan?.["Heap Fetches"] ?? 0,
    node: scan?.["Node Type"] ?? "unknown",
  };
}

type Explained = { Plan: PlanNode; "Planning Time": number; "Execution Time": number };
type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Heap Fetches"?: number;
  Plans?: PlanNode[];
};

function scanOf(node: PlanNode | undefined): PlanNode | undefined {
  if (!node || node["Relation Name"] === "matching") return node;
  for (const child of node.Plans ?? []) {
    const found = scanOf(child);
    if (found) return found;
  }
  return undefined;
}

async function withoutIndexes<T>(work: () => Promise<T>): Promise<T> {
  const switches = ["enable_indexonlyscan", "enable_indexscan", "enable_bitmapscan"];
  for (const name of switches) await client.query(`set ${name} = off`);
  const result = await work();
  for (const name of switches) await client.query(`reset ${name}`);
  return result;
}

async function inRange({ lat, lon }: Place): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from matching m
      where circle_box(m.lat, m.lon, m.radius_m) @> box(point($2::float8, $1::float8), point($2::float8, $1::float8))
        and metres_between($1::float8, $2::float8, m.lat, m.lon) <= m.radius_m`,
    [lat, lon],
  );
  return rows[0]?.count ?? 0;
}

async function openDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const server = process.env.DATABASE_URL;
  if (!server) {
    const postgres = await ownPostgres("match");
    await migrate(postgres.url, quiet);
    return postgres;
  }
  const name = `anpacken_bench_${process.pid}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  await migrate(url.href, quiet);
  const close = () => onServer(server, `drop database ${name} with (force)`);
  endWith(close);
  return { url: url.href, close };
}

async function onServer(url: string, command: string): Promise<void> {
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  await administrator.query(command);
  await administrator.end();
}

function say(text: string): void {
  if (!asJson) console.log(text);
}

function report(results: readonly SizeResult[], postgres: string, postgis: string): void {
  if (asJson) {
    console.log(
      JSON.stringify({
        bench: "match",
        node: process.version,
        postgres,
        postgis,
        unit: "ms",
        sizes: results,
      }),
    );
    return;
  }
  console.log(
    `\nPostgreSQL ${postgres}, ${process.version}, PostGIS: ${postgis}. Milliseconds, p50 / p95.\n`,
  );
  const columns = [11, 7, 10, 8, 18, 11, 18, 11, 13, 18, 10];
  const line = (cells: readonly unknown[]) =>
    console.log(cells.map((cell, index) => String(cell).padStart(columns[index] ?? 10)).join(""));
  const names = "residents,point,in range,hits,after VACUUM,in server,2 % changed,in server";
  line([...names.split(","), "heap fetches", "sequential", "index MB"]);
  const both = (timing: Timing | undefined) =>
    timing ? `${timing.p50.toFixed(2)} / ${timing.p95.toFixed(2)}` : "–";
  for (const { residents, indexMb, points } of results)
    for (const { point, inRange, hits, vacuumed, changed, sequential } of points) {
      const after = [vacuumed, changed].flatMap((one) => [both(one), one?.server.toFixed(2) ?? "–"]);
      const fetches = `${vacuumed.heapFetches} / ${changed?.heapFetches}`;
      line([residents, point, inRange, hits, ...after, fetches, both(sequential), indexMb]);
    }
  for (const { residents, points } of results)
    for (const { point, postgis: measured } of points)
      if (typeof measured !== "string")
        console.log(
          `${residents} ${point}: ST_DWithin ${both(measured.dwithin)}, with GiST ${both(measured.gist)}`,
        );
}
