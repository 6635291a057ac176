import { randomUUID } from "node:crypto";
import { Logger, run } from "graphile-worker";
import pg from "pg";
import { now } from "~/clock.server";
import { createDeliverer } from "~/jobs/deliver.server";
import { taskList } from "~/jobs/task-list";
import { logger } from "~/log.server";
import { renewDemand } from "~/models/demand.server";
import { beat, stopBeating } from "~/models/heartbeat.server";
import { registerNight } from "~/models/retention-night.server";
import { sweep } from "~/models/sweep.server";
import { nightlyBackup } from "./backup/nightly.server";

const sweepMs = 5_000;
/** Where looking takes long (a million residents), it is done less often: at most a twentieth of the time. */
const sweepShare = 20;

/**
 * Takes jobs until stopped. Beside them a sweep looks every five seconds for rows that are due and that no job
 * will come for (a worker was killed, a retry's time has come), and says in the database that it lives.
 */
export async function startWorker(url: string): Promise<{ stop(): Promise<void> }> {
  const workerId = randomUUID();
  const deliverer = createDeliverer();
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  const lost = (error: Error) => logger().warn({ err: error }, "the worker lost a connection");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: taskList(deliverer),
    logger: new Logger(() => (level, message) => {
      if (level === "error") logger().error(message);
      else if (level === "warning") logger().warn(message);
    }),
  });
  const backups = nightlyBackup(url, new Date());
  let notBefore = 0;
  let renewing: Promise<unknown> | null = null;
  await look();
  const timer = setInterval(look, sweepMs);

  return {
    async stop() {
      clearInterval(timer);
      await renewing;
      await backups.stop();
      await runner.stop();
      await deliverer.close();
      await stopBeating(workerId).catch(() => {});
      await pool.end();
    },
  };

  async function look(): Promise<void> {
    try {
      await beat(workerId, new Date());
      if (Date.now() >= notBefore) {
        const began = Date.now();
        await sweep(now(), new Date());
        notBefore = Date.now() + sweepShare * (Date.now() - began) - sweepMs;
      }
      renewing ??= renew();
      await registerNight(now());
      await backups.look(new Date());
    } catch (error) {
      logger().warn({ err: error }, "sweep failed, the next one is due in five seconds");
    }
  }

  /** Nobody waits for it: it takes some hundred milliseconds, a few at a time. */
  async function renew(): Promise<void> {
    try {
      await renewDemand(now());
    } catch (error) {
      logger().warn({ err: error }, "the prices of pings were not renewed");
    } finally {
      renewing = null;
    }
  }
}
