import { openDatabase } from "./database.server";
import { startWorker } from "./run-worker.server";
import { completeSecrets } from "./secrets.server";
import { drainOnSignal, startOrExplain } from "./start.server";

/** The worker alone: `npm run worker`, beside a server with WORKER=external. Several may run side by side. */
await startOrExplain(async () => {
  await completeSecrets();
  const database = await openDatabase();
  const worker = await startWorker(database.url);
  console.log("Worker: running");
  drainOnSignal(async () => {
    await worker.stop();
    await database.close();
  });
});
