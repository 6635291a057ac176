import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { endWith } from "./end-with";

/** The built server with the demo village below `folder`, on a free port. */
export async function startDemo(folder: string): Promise<{
  address: string;
  seconds: number;
  process: ChildProcess;
  stop(): Promise<void>;
}> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--no-deprecation", "build/server/main.js"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      ANPACKEN_ENV: "demo",
      PORT: "0",
      DATA_DIR: join(folder, "data"),
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
    return { address, seconds: (performance.now() - began) / 1000, process: child, stop };
  }
  throw new Error("the server did not start");
}

/** The path of a need that is open there. */
export async function someNeed(address: string): Promise<string> {
  const needs = (await (await fetch(`${address}/open-data/help-requests.geojson`)).json()) as {
    features: { properties: { id: string } }[];
  };
  return `/help/${needs.features[0]?.properties.id}`;
}
