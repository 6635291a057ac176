import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { env } from "~/env.server";
import type { PushServer } from "./push-server";
import { monday, type Village, vapid } from "./village";

const root = join(import.meta.dirname, "../..");

export type WorkerBundle = {
  /** Starts `npm run worker` in a process of its own; resolves once it takes jobs. */
  start(village: Village, server: PushServer): Promise<WorkerProcess>;
  remove(): Promise<void>;
};

export type WorkerProcess = {
  kill(signal: "SIGKILL" | "SIGTERM"): void;
  /** The exit code, or null after SIGKILL. */
  ended: Promise<number | null>;
};

/** The worker's own entry, bundled where node finds the packages: Node 20 runs no TypeScript. */
export async function bundleWorker(): Promise<WorkerBundle> {
  const folder = join(root, "node_modules/.cache/anpacken-tests");
  const outfile = join(folder, `worker-${process.pid}.mjs`);
  const authority = join(folder, `authority-${process.pid}.pem`);
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(root, "app/server/worker.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "~": join(root, "app") },
    logLevel: "warning",
  });
  const running = new Set<ChildProcess>();

  return {
    async start(village, server) {
      await writeFile(authority, server.ca);
      const child = spawn(process.execPath, ["--enable-source-maps", outfile], {
        cwd: root,
        stdio: ["ignore", "pipe", "inherit"],
        env: {
          NODE_ENV: "production",
          PATH: process.env.PATH,
          ANPACKEN_ENV: "test",
          ANPACKEN_NOW: monday.toISOString(),
          BASE_URL: env().baseUrl,
          DATA_DIR: village.dataDir,
          DATABASE_URL: village.url,
          LOG_LEVEL: "warn",
          NODE_EXTRA_CA_CERTS: authority,
          PUSH_EXTRA_ORIGINS: server.origin,
          SESSION_SECRET: "a secret of at least thirty-two characters",
          VAPID_PUBLIC_KEY: vapid.publicKey,
          VAPID_PRIVATE_KEY: vapid.privateKey,
        },
      });
      running.add(child);
      const ended = once(child, "exit").then(([code]: (number | null)[]) => {
        running.delete(child);
        return code ?? null;
      });
      await Promise.race([
        saysItRuns(child),
        ended.then((code) => Promise.reject(new Error(`the worker ended with ${code}`))),
      ]);
      return { ended, kill: (signal) => void child.kill(signal) };
    },
    async remove() {
      for (const child of running) child.kill("SIGKILL");
      await rm(outfile, { force: true });
      await rm(authority, { force: true });
    },
  };
}

async function saysItRuns({ stdout }: ChildProcess): Promise<void> {
  let said = "";
  for await (const chunk of stdout ?? []) {
    said += chunk;
    if (said.includes("Worker: running")) break;
  }
  // Nobody reads on, but a full pipe would hold the worker up.
  stdout?.resume();
}
