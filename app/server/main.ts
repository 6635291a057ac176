import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { serve } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import { completeEnv, env } from "~/env.server";
import { logger } from "~/log.server";
import { openSetup } from "~/models/setup.server";
import { listenForChanges } from "~/models/watch.server";
import { openDatabase } from "./database.server";
import { openDemo } from "./demo.server";
import { createApp } from "./http/app.server";
import { slowClients } from "./http/slow-clients";
import { startWorker } from "./run-worker.server";
import { completeSecrets } from "./secrets.server";
import { drainOnSignal, startOrExplain } from "./start.server";

await startOrExplain(async () => {
  await completeSecrets();
  const database = await openDatabase();
  const stopListening = await listenForChanges(database.url);
  const demo = env().kind === "demo" ? await openDemo() : null;
  const server = await listen();
  const worker = env().worker === "embedded" ? await startWorker(database.url) : null;
  // From its address on it stays, whatever becomes of the database: what could end the start comes before.
  const setup = await openSetup(new Date());
  warnAboutAddress();
  console.log(`Address: ${env().baseUrl}`);
  // As long as nothing is set up; the secret is nowhere but here.
  if (setup) console.log(`Setup: ${env().baseUrl}/setup/${setup}`);
  await demo?.printLinks();

  drainOnSignal(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    // Live pages hold their connection for ever: they reconnect to the next process.
    const impatience = setTimeout(() => server.closeAllConnections(), 3_000);
    await worker?.stop();
    await closed;
    clearTimeout(impatience);
    await stopListening();
    await database.close();
  });
});

/** Binds first, so that the address is known: PORT=0 takes any free port. */
async function listen(): Promise<Server> {
  const { host, port, baseUrl, baseUrlGiven } = env();
  const clientFolder = fileURLToPath(new URL("../client", import.meta.url));
  let handle: ((request: Request, bindings: object) => Response | Promise<Response>) | null = null;
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve(
      {
        fetch: (request, bindings) =>
          handle?.(request, bindings) ?? new Response("Starting", { status: 503 }),
        port,
        hostname: host,
        serverOptions: slowClients,
      },
      () => resolve(starting as Server),
    );
    starting.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`PORT: ${port} is already in use`) : error),
    );
  });
  const bound = (server.address() as AddressInfo).port;
  completeEnv({ port: bound, baseUrl: baseUrlGiven ? baseUrl : `http://localhost:${bound}` });
  const app = createApp(build as unknown as ServerBuild, clientFolder);
  handle = (request, bindings) => app.fetch(request, bindings);
  return server;
}

function warnAboutAddress(): void {
  const { baseUrl, kind, baseUrlGiven } = env();
  const { hostname, protocol } = new URL(baseUrl);
  const local = hostname === "localhost" || hostname === "127.0.0.1";
  if (protocol === "http:" && !local) {
    logger().warn("BASE_URL is not https: browsers can neither be rung nor keep passkeys there");
  }
  if (kind === "production" && !baseUrlGiven) {
    logger().warn("BASE_URL is not set: links in pings and mails lead to localhost");
  }
}
