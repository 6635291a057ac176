import { randomUUID } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { completeEnv, loadEnv } from "~/env.server";
import { record } from "~/models/audit.server";
import { backupState } from "~/models/backup.server";
import { connect, db, disconnect, transaction } from "~/models/db.server";
import { rememberErasure } from "~/models/erasure-ledger.server";
import { enqueue } from "~/models/job.server";
import { rebuildMatching } from "~/models/matching-table.server";
import { makeBackup } from "~/server/backup/make.server";
import { recover } from "~/server/backup/recover.server";
import { digestOf, jobsOf, rowsOf, tablesOf } from "~/server/backup/tables.server";
import { freshDatabase } from "../support/database";

type Database = { url: string; drop(): Promise<void> };
const keys = {
  SESSION_SECRET: "a session secret for tests, 32 characters at least",
  VAPID_PUBLIC_KEY: "B".repeat(87),
  VAPID_PRIVATE_KEY: "p".repeat(43),
};

let folder: string;
let source: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "anpacken-backup-"));
  source = await freshDatabase();
  use(source.url);
  connect(source.url);
  await fill();
});
afterAll(async () => {
  await disconnect();
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

const now = new Date("2027-04-12T01:00:00.123Z");

function use(databaseUrl: string, dataDir = folder): void {
  loadEnv({ ANPACKEN_ENV: "test", DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...keys });
}

/** A little of everything that is hard to write down: quotes, breaks, emptiness, bytes, lists, clocks, numbers. */
async function fill(): Promise<void> {
  const municipality = await db().municipality.create({
    data: { slug: "herzberg-elster", name: "Herzberg (Elster)", ags: "12062224", lat: 51.6911, lon: 13.2339 },
  });
  await db().identityProvider.create({
    data: {
      municipalityId: municipality.id,
      label: 'Rathaus "Süd"\t\\N \\. \n\r zwei Zeilen 🌻',
      issuer: "https://id.example",
      clientId: "",
      clientSecret: new Uint8Array([0, 1, 10, 13, 92, 255]),
    },
  });
  const association = await db().association.create({
    data: {
      municipalityId: municipality.id,
      name: "Heimatverein",
      contactName: "Ines",
      contactEmail: "ines@verein.example",
      status: "approved",
    },
  });
  for (let nr = 0; nr < 400; nr += 1) {
    const person = await db().person.create({
      data: { name: `Jana ${nr}\n`, birthYear: nr % 2 ? 1980 : null },
    });
    await db().resident.create({
      data: {
        personId: person.id,
        interests: nr % 3 ? ["celebration"] : [],
        skills: ["baking"],
        free: [],
        places: {
          create: { label: "Zuhause", lat: 51.6911 + nr / 7e4, lon: 13.2339 - 1 / (nr + 3), radiusKm: 7 },
        },
      },
    });
  }
  const residents = await db().resident.findMany({ select: { personId: true } });
  const need = await db().helpRequest.create({
    data: {
      associationId: association.id,
      authorId: randomUUID(),
      status: "open",
      title: "Kuchenbuffet",
      category: "celebration",
      hiddenAt: new Date("2027-10-31T00:30:00.001Z"),
      shifts: {
        create: { start: new Date("2027-10-31T01:30:00Z"), end: new Date("2027-10-31T03:30:00Z"), places: 3 },
      },
    },
    include: { shifts: true },
  });
  const [shift] = need.shifts;
  await db().signup.createMany({
    data: residents.slice(0, 3).map(({ personId }) => ({
      ...{ shiftId: shift?.id ?? "", personId, name: "Jana" },
      confirmedAt: now,
    })),
  });
  await db().invitation.createMany({
    data: residents.map(({ personId }) => ({
      ...{ helpRequestId: need.id, residentId: personId, deliverAt: now, chance: Math.random() },
      reasons: { distanceMetres: 2_345.678901, skills: ["baking"], nested: { empty: [] } },
    })),
  });
  await transaction(async (tx) => {
    await enqueue(tx, "deliver", {}, { runAt: new Date("2027-04-13T06:00:00Z") });
    await enqueue(tx, "test-ping", { personId: residents[0]?.personId ?? "" }, { key: "test-ping:1" });
    for (let nr = 0; nr < 3; nr += 1)
      await record(tx, {
        chain: municipality.id,
        at: now,
        actor: { personId: residents[nr]?.personId ?? null, role: "staff" },
        act: "need-hidden",
        subject: { kind: "need", id: need.id },
      });
  });
  await rebuildMatching();
}

/** An empty database, as an administrator makes it. */
async function emptyDatabase(): Promise<Database> {
  const template = new URL(inject("templateUrl"));
  const name = `restored_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(template);
  url.pathname = `/${name}`;
  await asked(template, `create database ${name}`);
  return { url: url.href, drop: () => asked(template, `drop database ${name} with (force)`) };
}

async function asked(template: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: new URL("/postgres", template).href });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Rows and hash of every table, of the jobs, and of what the backup leaves out because it is derived. */
async function contentsOf(url: string): Promise<Record<string, string>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const contents: Record<string, string> = {};
  const matching = {
    kind: "table" as const,
    name: "matching",
    columns: [
      "place_id",
      "resident_id",
      "lat",
      "lon",
      "radius_m",
      "interests",
      "skills",
      "free",
      "birth_year",
      "consent",
      "beyond",
    ],
  };
  for (const table of [...(await tablesOf(sql)), matching]) {
    const { rows, sha256 } = await digestOf(await rowsOf(sql, table));
    contents[table.name] = `${rows} ${sha256}`;
  }
  const jobs = await digestOf(await jobsOf(sql));
  contents.jobs = `${jobs.rows} ${jobs.sha256}`;
  await sql.end();
  return contents;
}

async function backup(at = now): Promise<string> {
  use(source.url);
  const made = await makeBackup(source.url, at, { embedded: true });
  if (!made) throw new Error("no backup");
  return made.file;
}

/** Somewhere else, with nothing but the file and the key. */
async function elsewhere<T>(work: (target: Database, dataDir: string) => Promise<T>): Promise<T> {
  const target = await emptyDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "anpacken-restored-"));
  await mkdir(join(dataDir, "secrets"));
  await writeFile(
    join(dataDir, "secrets", "backup.key"),
    await readFile(join(folder, "secrets", "backup.key")),
  );
  use(target.url, dataDir);
  try {
    return await work(target, dataDir);
  } finally {
    use(source.url);
    connect(source.url);
    await target.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

test("the drill: a restored machine holds the same rows, byte for byte, and works", async () => {
  const file = await backup();
  const before = await contentsOf(source.url);
  expect(Number(before.Person?.split(" ")[0])).toBe(400);
  expect(Number(before.jobs?.split(" ")[0])).toBe(2);
  await elsewhere(async (target) => {
    const recovered = await recover(file);
    expect(recovered).toMatchObject({ matching: 400, erasedAgain: 0 });
    const after = await contentsOf(target.url);
    // Noted after the snapshot of the backup: the only row that may differ.
    const { Routine: _, ...others } = before;
    expect(after).toMatchObject(others);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    connect(target.url);
    const [index] = await db().$queryRaw<{ indexdef: string }[]>`
      select indexdef from pg_indexes where indexname = 'matching_area'`;
    expect(index?.indexdef).toContain("circle_box");
    await expect(db().auditEntry.deleteMany()).rejects.toThrow(/only grows/);
    await db().person.create({ data: { name: "Die Nächste" } });
    await disconnect();
  });
});

test("nothing in the file can be read without the key, and nobody else may open it", async () => {
  const file = await backup();
  const bytes = await readFile(file);
  expect(bytes.includes("Heimatverein")).toBe(false);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "secrets", "backup.key"))).mode & 0o777).toBe(0o600);
  await elsewhere(async (_, dataDir) => {
    await writeFile(join(dataDir, "secrets", "backup.key"), `${"A".repeat(43)}\n`);
    await expect(recover(file)).rejects.toThrow(/another key/);
    await rm(join(dataDir, "secrets", "backup.key"));
    await expect(recover(file)).rejects.toThrow(/BACKUP_KEY/);
  });
});

test("while people write it takes one moment: what belongs together is there together", async () => {
  let writing = true;
  const writer = (async () => {
    for (let nr = 0; writing; nr += 1) {
      await transaction(async (tx) => {
        const { id } = await tx.person.create({ data: { name: `Neu ${nr}` } });
        await tx.resident.create({ data: { personId: id, interests: [], skills: [], free: [] } });
      });
    }
    await db().person.deleteMany({ where: { name: { startsWith: "Neu" } } });
  })();
  const file = await backup();
  writing = false;
  await writer;
  await elsewhere(async (target) => {
    await recover(file);
    connect(target.url);
    expect(await db().person.count()).toBe(await db().resident.count());
    await disconnect();
  });
});

describe("a restore is refused", () => {
  test("into a database that holds anything", async () => {
    const file = await backup();
    await expect(
      elsewhere(async (target) => {
        const sql = postgres(target.url, { max: 1 });
        await sql`create table somebody_elses (id int)`;
        await sql.end();
        await recover(file);
      }),
    ).rejects.toThrow(/not empty \(somebody_elses/);
  });

  test("of a file that was cut or changed, and nothing is left behind", async () => {
    const file = await backup();
    const bytes = await readFile(file);
    await elsewhere(async (target, dataDir) => {
      const torn = join(dataDir, "torn.backup");
      await writeFile(torn, bytes.subarray(0, bytes.length - 2_000));
      await expect(recover(torn)).rejects.toThrow(/torn\.backup cannot be restored/);
      await expect(recover(join(dataDir, "none"))).rejects.toThrow(/no such file/);
      expect((await recover(file)).rows).toBeGreaterThan(1_000);
      await disconnect();
      expect(Object.keys(await contentsOf(target.url)).length).toBeGreaterThan(30);
    });
  });

  test("over secrets of another installation", async () => {
    await writeFile(join(folder, "secrets", "keys.json"), "{}");
    const file = await backup();
    await rm(join(folder, "secrets", "keys.json"));
    await elsewhere(async (target, dataDir) => {
      const { restoreInto } = await import("~/server/backup/restore.server");
      const secretsFolder = join(dataDir, "secrets");
      const key = Buffer.from(await readFile(join(secretsFolder, "backup.key"), "utf8"), "base64url");
      await writeFile(join(secretsFolder, "keys.json"), '{"other":1}');
      await expect(restoreInto(target.url, { file, key, secretsFolder })).rejects.toThrow(
        /keys\.json is there/,
      );
      await rm(join(secretsFolder, "keys.json"));
      await restoreInto(target.url, { file, key, secretsFolder });
      expect(await readFile(join(secretsFolder, "keys.json"), "utf8")).toBe("{}");
    });
  });
});

test("who was erased after the backup is erased again", async () => {
  const file = await backup();
  const gone = await db().person.findFirstOrThrow({ where: { name: "Jana 7\n" } });
  await rememberErasure(gone.id, now);
  await rememberErasure(randomUUID(), now);
  const ledger = await readFile(join(folder, "erasures"), "utf8");
  expect(ledger).not.toContain(gone.id);
  expect(ledger.trim().split("\n")).toHaveLength(3);
  await elsewhere(async (target) => {
    expect(await recover(file)).toMatchObject({ erasedAgain: 1 });
    connect(target.url);
    expect(await db().person.findUnique({ where: { id: gone.id } })).toBeNull();
    expect(await db().person.count()).toBe(399);
    await disconnect();
  });
  await rm(join(folder, "erasures"));
});

test("thirty days are kept, by the instant in the name; what a crash left goes after a day", async () => {
  const backups = join(folder, "backups");
  const names = {
    old: "anpacken-2027-03-12T01-00-00.000Z.backup",
    kept: "anpacken-2027-03-14T01-00-00.000Z.backup",
    torn: "anpacken-2027-04-10T01-00-00.000Z.backup.part",
    other: "notes.txt",
  };
  for (const name of Object.values(names)) await appendFile(join(backups, name), "");
  await utimes(join(backups, names.kept), 0, 0);
  await backup(new Date("2027-04-12T02:00:00Z"));
  const left = await readdir(backups);
  expect(left).toContain(names.kept);
  expect(left).toContain(names.other);
  expect(left).toContain("anpacken-2027-04-12T02-00-00.000Z.backup");
  expect(left).not.toContain(names.old);
  expect(left).not.toContain(names.torn);
});

test("of two at once one is made", async () => {
  use(source.url);
  const made = await Promise.all(
    [1, 2].map((second) => makeBackup(source.url, new Date(now.getTime() + second), { embedded: false })),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
});

test("staff are told when the last one is older than two days", async () => {
  await backup();
  const { at } = await backupState(new Date());
  expect(at).not.toBeNull();
  const last = at?.getTime() ?? 0;
  expect((await backupState(new Date(last + 47 * 3_600_000))).late).toBe(false);
  expect((await backupState(new Date(last + 49 * 3_600_000))).late).toBe(true);
});

beforeEach(() => {
  completeEnv({});
});
