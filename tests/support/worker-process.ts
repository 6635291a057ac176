import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { PushServer } from "./push-server";
import { vapid } from "./village";

export type WorkerProcess = {
  /** Everything it said so far, on both outputs. */
  output(): string;
  /** Resolves with the exit code, null after SIGKILL. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<{ code: number | null; milliseconds: number }>;
};

export type Workers = {
  /** A process of its own, as `npm run worker` starts one; resolves once it takes jobs. */
  start(): Promise<WorkerProcess>;
  /** Ends those that still run, and removes what was built. */
  close(): Promise<void>;
};

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Real worker processes on one database, built from the sources as they are.
 * @param clock where each process's product clock starts
 */
export async function buildWorkers(at: {
  databaseUrl: string;
  push: PushServer;
  clock: Date;
}): Promise<Workers> {
  // Inside the project, so that the packages left out of the bundle are found.
  const cache = join(root, "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  const built = await mkdtemp(join(cache, "anpacken-worker-"));
  const dataDir = await mkdtemp(join(tmpdir(), "anpacken-worker-"));
  const script = join(built, "worker.mjs");
  const authority = join(dataDir, "authority.pem");
  await Promise.all([bundle(script), writeFile(authority, at.push.ca)]);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production",
    NODE_EXTRA_CA_CERTS: authority,
    ANPACKEN_ENV: "test",
    ANPACKEN_NOW: at.clock.toISOString(),
    DATABASE_URL: at.databaseUrl,
    DATA_DIR: dataDir,
    BASE_URL: "http://localhost:3000",
    SESSION_SECRET: "a session secret for tests, 32 characters at least",
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: vapid.subject,
    PUSH_EXTRA_ORIGINS: at.push.origin,
    LOG_LEVEL: "warn",
  };
  const running = new Set<ChildProcess>();
  const killAll = () => {
    for (const child of running) child.kill("SIGKILL");
  };
  process.on("exit", killAll);

  return {
    async start() {
      const child = spawn(process.execPath, [script], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
      running.add(child);
      const worker = watch(child, () => running.delete(child));
      await worker.running;
      return worker;
    },
    async close() {
      process.off("exit", killAll);
      killAll();
      await Promise.all([built, dataDir].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, "app", "server", "worker.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "~": join(root, "app") },
    logLevel: "warning",
  });
}

function watch(child: ChildProcess, gone: () => void): WorkerProcess & { running: Promise<void> } {
  let said = "";
  let endingSince = 0;
  const ended = new Promise<{ code: number | null; milliseconds: number }>((resolve) => {
    child.on("close", (code) => {
      gone();
      resolve({ code, milliseconds: Date.now() - endingSince });
    });
  });
  const running = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Worker: running")) resolve();
      });
    }
    void ended.then(({ code }) => reject(new Error(`The worker ended with ${code}:\n${said}`)));
  });
  return {
    running,
    output: () => said,
    end(signal) {
      endingSince = Date.now();
      child.kill(signal);
      return ended;
    },
  };
}
