import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import * as build from "virtual:remix/server-build";
import { serve } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import { now } from "~/clock.server";
import { ConfigurationError, completeEnv, env } from "~/env.server";
import { logger } from "~/log.server";
import { openNeeds } from "~/models/need-index.server";
import { openSetup } from "~/models/setup.server";
import { listenForChanges } from "~/models/watch.server";
import { openDatabase } from "./database.server";
import { openDemo } from "./demo.server";
import { createApp } from "./http/app.server";
import { slowClients } from "./http/slow-clients";
import { startWorker } from "./run-worker.server";
import { completeSecrets } from "./secrets.server";
import { drainOnSignal, startOrExplain } from "./start.server";
import { openArchive, type TileArchive } from "./tiles/archive.server";

await startOrExplain(async () => {
  const archive = await openTiles();
  await completeSecrets();
  const database = await openDatabase();
  const stopListening = await listenForChanges(database.url);
  const demo = env().kind === "demo" ? await openDemo() : null;
  const server = await listen(archive);
  // So that the first visitor does not wait for it; should it fail, they try again.
  void openNeeds(now()).catch(() => undefined);
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
async function listen(archive: TileArchive | null): Promise<Server> {
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
  const app = createApp(build as unknown as ServerBuild, clientFolder, archive);
  handle = (request, bindings) => app.fetch(request, bindings);
  return server;
}

/** The operator's file of tiles, if any: what it holds decides how the map draws it. */
async function openTiles(): Promise<TileArchive | null> {
  const { tilePmtiles } = env();
  if (!tilePmtiles) return null;
  const archive = await openArchive(tilePmtiles).catch((error: Error) => {
    throw new ConfigurationError(`TILE_PMTILES: ${error.message}`);
  });
  completeEnv({ tileKind: archive.kind, tileMaxZoom: archive.zooms.most });
  return archive;
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
