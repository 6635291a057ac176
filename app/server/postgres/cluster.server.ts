import { randomBytes, randomUUID } from "node:crypto";
import { chown, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { Binaries } from "./binaries.server";
import type { Home } from "./home.server";
import { replaceFile } from "./lock.server";
import { run } from "./process.server";

/** A PostgreSQL data folder with the programs to run it and the password of its owner. */
export type Cluster = Binaries & { home: Home; data: string; password: string };

export const owner = "anpacken";

/**
 * Opens the cluster in the home, made first if there is none: UTF-8, the same order of letters on every
 * platform, passwords by scram. Only under the home's lock.
 */
export async function openCluster(home: Home, binaries: Binaries): Promise<Cluster> {
  const data = join(home.folder, "cluster");
  const password = await keptPassword(home.folder);
  const cluster = { ...binaries, home, data, password };
  if (!(await stat(data).catch(() => null))) await createCluster(cluster);
  return cluster;
}

/** The URL of one of the cluster's databases. */
export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${owner}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** Runs `work` on a connection to one of the cluster's databases, closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function keptPassword(folder: string): Promise<string> {
  const file = join(folder, "password");
  const kept = (await readFile(file, "utf8").catch(() => "")).trim();
  if (kept) return kept;
  const password = randomBytes(24).toString("base64url");
  await replaceFile(file, password);
  return password;
}

// Made under another name and renamed whole, so that a crash half-way leaves no half cluster.
async function createCluster({ home, initdb, data, password }: Cluster): Promise<void> {
  for (const name of await readdir(home.folder)) {
    if (name.startsWith("new-")) await rm(join(home.folder, name), { recursive: true, force: true });
  }
  const draft = join(home.folder, `new-${randomUUID()}`);
  const passwordFile = join(draft, "password");
  await mkdir(draft, { mode: 0o700 });
  await replaceFile(passwordFile, password);
  if (home.user) {
    for (const path of [draft, passwordFile]) await chown(path, home.user.uid, home.user.gid);
  }
  const options = [
    `--username=${owner}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
  ];
  const locale = ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  await run(initdb, [`--pgdata=${join(draft, "cluster")}`, ...options, ...locale], home.user);
  await rename(join(draft, "cluster"), data);
  await rm(draft, { recursive: true });
}
