import { randomInt } from "node:crypto";
import { readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Cluster, urlOf, withClient } from "./cluster.server";
import { replaceFile } from "./lock.server";
import { commandOf, isRunning, run } from "./process.server";

/** A running postmaster that answers to our password; `adopted` when it ran before we came. */
export type Postmaster = { pid: number; port: number; adopted: boolean };

const startLimitSeconds = 120;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  fsync: "on",
  timezone: "UTC",
  jit: "off",
  log_checkpoints: "off",
  // Details and statements carry people's names and addresses: they stay out of the log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/**
 * Brings the cluster up, or takes over the postmaster that already runs on it. With `fixedPort` it comes
 * back on that port or not at all. Only under the home's lock. Throws with the log's last complaint.
 */
export async function bringUp(cluster: Cluster, fixedPort?: number): Promise<Postmaster> {
  const running = await adopt(cluster);
  if (running) return running;

  const file = join(cluster.home.folder, "port");
  const deadline = Date.now() + startLimitSeconds * 1000;
  let port = fixedPort ?? (Number(await readFile(file, "utf8").catch(() => 0)) || randomPort());
  while (true) {
    try {
      await start(cluster, port);
      break;
    } catch (error) {
      const taken = !(await isFree(port));
      // Backends of a killed postmaster hold its memory until their statement is done.
      const waiting = (error as Error).message.includes("still in use") && Date.now() < deadline;
      if (taken ? fixedPort !== undefined : !waiting) throw error;
      if (taken) port = randomPort();
      await wait(100);
    }
  }
  const started = await adopt(cluster);
  if (!started)
    throw new Error(`PostgreSQL does not accept the password in ${join(cluster.home.folder, "password")}`);
  await replaceFile(file, `${port}\n`);
  return { ...started, adopted: false };
}

/**
 * Ends the postmaster of the cluster within ten seconds: sessions are cut, everything acknowledged is on disk.
 * Where that is too short for a last checkpoint, the next start reads the log instead.
 */
export async function bringDown({ pgCtl, data, home }: Cluster): Promise<void> {
  const { pid } = await readPidFile(data);
  if (!isRunning(pid) || !(await isPostmaster(pid, data))) return;
  const stop = (mode: string, seconds: number) =>
    run(pgCtl, ["stop", "-w", `-t${seconds}`, "-D", data, "-m", mode], home.user);
  try {
    await stop("fast", 6);
  } catch {
    if (isRunning(pid)) await stop("immediate", 3);
  }
}

// Whoever wrote postmaster.pid may be dead, or its number may have gone to somebody else's process, which
// PostgreSQL takes for a rival: a file without a postmaster behind it is removed. Backends that outlived
// their postmaster are still noticed, by the shared memory named after the data folder.
async function adopt(cluster: Cluster): Promise<Postmaster | null> {
  const deadline = Date.now() + startLimitSeconds * 1000;
  while (true) {
    const { pid, port } = await readPidFile(cluster.data);
    if (!pid) return null;
    if (!isRunning(pid) || !(await isPostmaster(pid, cluster.data))) {
      await rm(join(cluster.data, "postmaster.pid"), { force: true });
      return null;
    }
    const refusal = port ? await refusalOf(cluster, port) : "starting";
    if (refusal === null) return { pid, port, adopted: true };
    if (refusal === "28P01" || Date.now() > deadline) {
      await bringDown(cluster);
      if (isRunning(pid))
        throw new Error(`PostgreSQL (process ${pid}) in ${cluster.data} neither answers nor stops`);
    }
    await wait(50);
  }
}

// Its first line is the process, its fourth the port, which comes a moment later.
async function readPidFile(data: string): Promise<{ pid: number; port: number }> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3] ?? 0) };
}

async function isPostmaster(pid: number, data: string): Promise<boolean> {
  const command = await commandOf(pid);
  return command === null || command.includes(`-D ${data}`);
}

async function refusalOf(cluster: Cluster, port: number): Promise<string | null> {
  try {
    return await withClient(urlOf(cluster, port, "postgres"), async (client) => {
      const { rows } = await client.query<{ data_directory: string }>("show data_directory");
      const [ours, theirs] = await Promise.all([stat(cluster.data), stat(rows[0]?.data_directory ?? "")]);
      return ours.ino === theirs.ino && ours.dev === theirs.dev ? null : "other";
    });
  } catch (error) {
    return (error as { code?: string }).code ?? "unknown";
  }
}

async function start({ pgCtl, data, home }: Cluster, port: number): Promise<void> {
  const log = join(data, "anpacken.log");
  const { size } = await stat(log).catch(() => ({ size: 0 }));
  if (size > 5_000_000) await rename(log, `${log}.1`);
  const from = size > 5_000_000 ? 0 : size;
  const options = Object.entries({ port, ...settings }).map(([name, value]) => `-c ${name}=${value}`);
  const args = ["start", "-w", `-t${startLimitSeconds}`, "-D", data, "-l", log, "-o", options.join(" ")];
  try {
    // With -l the postmaster does not keep our pipe open, which would hang this call.
    await run(pgCtl, args, home.user);
  } catch (error) {
    const said = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(from).toString("utf8");
    const complaint = said.split("\n").findLast((line) => line.includes("FATAL:"));
    throw new Error(`PostgreSQL did not start: ${complaint ?? (error as Error).message}`);
  }
}

// Below the ports that systems hand out by themselves, so that nobody gets ours while we restart.
const randomPort = () => randomInt(20_000, 32_000);

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
