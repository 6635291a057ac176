import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import webpush from "web-push";

export type AppOptions = {
  /** Where the product's clock starts (ANPACKEN_NOW); the real time without. */
  now?: string;
  env?: Record<string, string>;
  /** null: the embedded PostgreSQL below the app's own folder. */
  databaseUrl: string | null;
  /** "none": the server expects one elsewhere, and there is none. */
  worker?: "embedded" | "external" | "none";
  /** Kept when given, else a new one that goes with `stop`. */
  dataDir?: string;
};

export type App = {
  /** What it calls itself: http://localhost:PORT, or BASE_URL. */
  baseUrl: string;
  /** http://localhost:PORT, where it listens. */
  origin: string;
  dataDir: string;
  databaseUrl: string | null;
  process: ChildProcess;
  /** Everything the server said so far, on both outputs. */
  output(): string;
  /** The mails written so far, oldest first, as they would be sent. */
  mails(): Promise<string[]>;
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<Ended>;
  /** SIGKILL, as when the power fails. The folder stays. */
  kill(): Promise<Ended>;
};

export type Ended = { code: number | null; milliseconds: number; output: string };

const root = fileURLToPath(new URL("../..", import.meta.url));
const patience = 60_000;

const vapid = webpush.generateVAPIDKeys();

/** What `npm run keys` prints: the same for all apps of a test file, so that several nodes agree. */
export const keys = {
  SESSION_SECRET: "a session secret for tests, 32 characters at least",
  VAPID_PUBLIC_KEY: vapid.publicKey,
  VAPID_PRIVATE_KEY: vapid.privateKey,
  VAPID_SUBJECT: "mailto:test@anpacken.example",
};

/** Starts the built server on a free port. Rejects with what it said when it ends before it has an address. */
export async function startApp(options: AppOptions): Promise<App> {
  const { worker = "embedded", databaseUrl, now } = options;
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const env = {
    ANPACKEN_ENV: "test",
    DATA_DIR: dataDir,
    WORKER: worker === "embedded" ? "embedded" : "external",
    ...keys,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...(now ? { ANPACKEN_NOW: now } : {}),
    // With an address of its own it does not say which port it took.
    ...(options.env?.BASE_URL ? { PORT: String(await freePort()) } : {}),
    ...options.env,
  };
  const server = run("main", env);
  const baseUrl = await server.says(/^Address: (\S+)$/m);
  const beside = worker === "external" ? run("worker", env) : null;
  await beside?.says(/^Worker: (running)$/m);

  return {
    baseUrl,
    origin: "PORT" in env ? `http://localhost:${env.PORT}` : baseUrl,
    dataDir,
    databaseUrl,
    process: server.child,
    output: () => server.output() + (beside?.output() ?? ""),
    mails: () => mailsIn(join(dataDir, "mail")),
    async stop() {
      const [ended] = await Promise.all([server.end("SIGTERM"), beside?.end("SIGTERM")]);
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
      return ended;
    },
    async kill() {
      const [ended] = await Promise.all([server.end("SIGKILL"), beside?.end("SIGKILL")]);
      return ended;
    },
  };
}

/** Runs the server with exactly these settings until it ends by itself: what wrong ones lead to. */
export async function runToEnd(env: Record<string, string>): Promise<Ended> {
  const server = run("main", env);
  return server.ended;
}

/** As root, so that the embedded database's account can enter and everything goes with this folder. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "anpacken-app-"));
  await chmod(folder, 0o755);
  return folder;
}

function run(entry: "main" | "worker", env: Record<string, string>) {
  const file = join(root, "build", "server", `${entry}.js`);
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build first.`);
  const child = spawn(process.execPath, [file], {
    cwd: root,
    // Nothing of the developer's own settings gets in.
    env: { ...systemOnly(), NODE_ENV: "production", PORT: "0", HOST: "127.0.0.1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      said += text;
      for (const listener of [...listeners]) listener();
    });
  }
  let begunToEnd = Date.now();
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code, milliseconds: Date.now() - begunToEnd, output: said });
      for (const listener of [...listeners]) listener();
    });
  });
  running.add(child);

  return {
    child,
    ended,
    output: () => said,
    says(pattern: RegExp): Promise<string> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => settle(`did not say ${pattern} in time`), patience);
        const settle = (problem?: string) => {
          clearTimeout(timer);
          listeners.delete(look);
          const found = pattern.exec(said)?.[1];
          if (found) resolve(found);
          else reject(new Error(`The ${entry} ${problem}:\n${said}`));
        };
        const look = () => {
          if (pattern.test(said)) settle();
          else if (child.exitCode !== null || child.signalCode !== null) settle("ended too early");
        };
        listeners.add(look);
        look();
      });
    },
    end(signal: NodeJS.Signals): Promise<Ended> {
      begunToEnd = Date.now();
      child.kill(signal);
      return ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

function systemOnly(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "LANG"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

async function mailsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".eml")).sort();
  return Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
}
