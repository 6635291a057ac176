import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import webpush from "web-push";
import { endWith } from "../end-with";

/** The built server on this database, at this time, on a free port; without a worker, which only takes time. */
export async function startBuilt(
  databaseUrl: string,
  dataDir: string,
  now: Date,
): Promise<{ address: string; stop(): Promise<void> }> {
  const { publicKey, privateKey } = webpush.generateVAPIDKeys();
  const child = spawn(process.execPath, ["--no-deprecation", "build/server/main.js"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      ANPACKEN_ENV: "test",
      ANPACKEN_NOW: now.toISOString(),
      SESSION_SECRET: "a secret of at least thirty-two characters",
      VAPID_PUBLIC_KEY: publicKey,
      VAPID_PRIVATE_KEY: privateKey,
      VAPID_SUBJECT: "mailto:bench@anpacken.example",
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      WORKER: "external",
      PORT: "0",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode !== null || !child.kill("SIGTERM")) return;
    await once(child, "exit");
  };
  endWith(stop);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Address: (.+)$/.exec(line)?.[1];
    if (!address) continue;
    child.stdout.resume();
    return { address, stop };
  }
  throw new Error("the server did not start");
}
