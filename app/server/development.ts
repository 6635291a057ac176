import { completeEnv, env } from "~/env.server";
import { listenForChanges } from "~/models/watch.server";
import { openDatabase } from "./database.server";
import { openDemo } from "./demo.server";
import { startWorker } from "./run-worker.server";
import { completeSecrets } from "./secrets.server";
import { drainOnSignal, startOrExplain } from "./start.server";

/** `npm run dev`: what `main.ts` starts beside the pages; Vite itself serves them. */
process.env.ANPACKEN_ENV ??= "demo";
await startOrExplain(async () => {
  completeEnv({ baseUrl: env().baseUrlGiven ? env().baseUrl : "http://localhost:3000" });
  await completeSecrets();
  const database = await openDatabase();
  const stopListening = await listenForChanges(database.url);
  const demo = await openDemo();
  const worker = await startWorker(database.url);
  await demo.printLinks();
  drainOnSignal(async () => {
    await worker.stop();
    await stopListening();
    await database.close();
  });
});
