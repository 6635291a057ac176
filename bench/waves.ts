import { randomUUID } from "node:crypto";
import pg from "pg";
import { completeEnv, loadEnv } from "~/env.server";
import { connect, db, disconnect, transaction } from "~/models/db.server";
import { ringDueWaves } from "~/models/waves.server";
import { migrate } from "~/server/migrate.server";
import { settle } from "./match/residents";
import { timed } from "./match/timing";
import { ownPostgres } from "./own-postgres";

/**
 * One wave, whole: matching, memory, belief, choice, invitations, jobs, commit. Over 10,000 to a million residents,
 * for a rural and a city need of three places; and how many waves an hour one worker rings. `--json` prints one
 * object, `--small` stops at 100,000.
 */
const sizes = [10_000, 100_000, ...(process.argv.includes("--small") ? [] : [1_000_000])];
const asJson = process.argv.includes("--json");
const now = new Date("2027-04-12T08:00:00Z");
const points = [
  { name: "rural", lat: 51.6928, lon: 13.2336, runs: 60 },
  { name: "city", lat: 52.52, lon: 13.405, runs: 40 },
] as const;

type Row = {
  residents: number;
  point: string;
  candidates: number;
  rung: number;
  p50: number;
  p95: number;
  wavesPerHour: number;
  memoryMb: number;
};

const postgres = await ownPostgres("waves");
const client = new pg.Client({ connectionString: postgres.url });
try {
  await migrate(postgres.url, postgres.quiet);
  loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: postgres.folder, BASE_URL: "http://localhost:3000" });
  completeEnv({ sessionSecret: "bench", startAt: now });
  connect(postgres.url);
  await client.connect();
  const rows: Row[] = [];
  for (const residents of sizes) {
    console.error(`${residents.toLocaleString("en")} residents …`);
    await settle(client, residents);
    await makePeople(client);
    for (const point of points) rows.push(await measure(residents, point));
  }
  report(rows);
} finally {
  await client.end();
  await disconnect();
  await postgres.close();
}

/** Everybody of the matching table as a person with a phone; one in two was rung in the last 40 days, one in five has habits. */
async function makePeople(client: pg.Client): Promise<void> {
  await client.query(`truncate "Person", "Municipality" cascade`);
  await client.query(`insert into "Person" (id, name) select resident_id, 'Jemand' from matching`);
  await client.query(
    `
    insert into "Resident" ("personId", "lastPingAt")
    select resident_id, case when random() < 0.5 then $1::timestamptz - random() * interval '40 days' end from matching`,
    [now],
  );
  await client.query(
    `
    insert into "Invitation" (id, "helpRequestId", "residentId", reasons, "deliverAt", "rungAt")
    select gen_random_uuid(), $1, "personId", '{}', "lastPingAt", "lastPingAt"
      from "Resident" where "lastPingAt" is not null`,
    [await somethingPast()],
  );
  await client.query(`
    insert into "Place" (id, "residentId", label, lat, lon, "radiusKm")
    select place_id, resident_id, 'Zuhause', lat, lon, radius_m / 1000 from matching`);
  await client.query(`
    insert into "PushSubscription" (id, endpoint, "personId", p256dh, auth)
    select gen_random_uuid(), 'https://fcm.googleapis.com/fcm/send/' || resident_id, resident_id, 'p', 'a' from matching`);
  await client.query(
    `
    insert into "Habit" ("residentId", subject, yes, no, at)
    select resident_id, 'category:celebration', random() * 3, random() * 5, $1 from matching where random() < 0.2`,
    [now],
  );
  await client.query(`vacuum analyze`);
}

/** The need for which everybody was rung who was rung lately. */
async function somethingPast(): Promise<string> {
  const author = await association({ name: "past", lat: 0, lon: 0 });
  return openNeed(author, { lat: 0, lon: 0 }, null);
}

async function measure(residents: number, point: (typeof points)[number]): Promise<Row> {
  const author = await association(point);
  let rung = 0;
  const before = process.memoryUsage().rss;
  let most = before;
  const posted: string[] = [];
  for (let run = 0; run < point.runs * 1.1; run += 1) posted.push(await openNeed(author, point, dueAt(run)));
  const timing = await timed(point.runs, async () => {
    const id = posted.shift() ?? "";
    await ringDueWaves(dueAt(Number.MAX_SAFE_INTEGER), 1);
    most = Math.max(most, process.memoryUsage().rss);
    rung = await db().invitation.count({ where: { helpRequestId: id } });
  });
  return {
    ...{ residents, point: point.name, rung, p50: timing.p50, p95: timing.p95 },
    candidates: await candidatesNear(author, point),
    wavesPerHour: Math.round(3_600_000 / timing.p50),
    memoryMb: Math.round((most - before) / 1e6),
  };
}

async function candidatesNear(author: Author, point: { lat: number; lon: number }): Promise<number> {
  const id = await openNeed(author, point);
  const { candidates } = await import("~/models/candidates.server");
  const { askingNeed } = await import("~/models/asking-need.server");
  return transaction(async (tx) => {
    const need = await askingNeed(tx, id, now);
    if (!need) throw new Error("the need does not ask");
    let count = 0;
    for await (const page of candidates(tx, need.wanted, { tier: 0, now })) count += page.length;
    await tx.helpRequest.delete({ where: { id } });
    return count;
  });
}

/** One after another, so that each look finds exactly one due. */
function dueAt(run: number): Date {
  return new Date(now.getTime() - 60_000 + Math.min(run, 50_000));
}

type Author = { personId: string; associationId: string };

async function association({ lat, lon, name }: { lat: number; lon: number; name: string }): Promise<Author> {
  const municipality = await db().municipality.create({
    data: { slug: name, name, ags: name, lat, lon },
  });
  const person = await db().person.create({ data: { name: "Ines Schuster" } });
  const { id } = await db().association.create({
    data: {
      ...{
        municipalityId: municipality.id,
        name: "Heimatverein",
        contactName: "Ines",
        contactEmail: "i@v.example",
      },
      status: "approved",
      memberships: { create: { personId: person.id, role: "owner" } },
    },
  });
  return { personId: person.id, associationId: id };
}

async function openNeed(
  { personId, associationId }: Author,
  { lat, lon }: { lat: number; lon: number },
  nextWaveAt: Date | null = now,
): Promise<string> {
  const { id } = await db().helpRequest.create({
    data: {
      ...{ id: randomUUID(), associationId, authorId: personId, status: "open", title: "Kuchenbuffet" },
      ...{
        category: "celebration",
        placeKind: "public",
        placeName: "Festplatz",
        lat,
        lon,
        requiredSkills: [],
        helpfulSkills: [],
      },
      ...{ publishedAt: now, nextWaveAt, endsAt: new Date("2027-04-17T16:00:00Z") },
      shifts: {
        create: { start: new Date("2027-04-17T12:00:00Z"), end: new Date("2027-04-17T16:00:00Z"), places: 3 },
      },
    },
  });
  return id;
}

function report(rows: Row[]): void {
  if (asJson) {
    console.log(JSON.stringify({ bench: "waves", node: process.version, unit: "ms", rows }));
    return;
  }
  console.log(`\n${process.version}. One wave from the look to the commit, milliseconds.\n`);
  console.table(rows);
}
