import { ConfigurationError, loadEnv } from "~/env.server";
import { logger } from "~/log.server";

/** Reads the configuration and starts; what is wrong is said in one line each, without a stack. */
export async function startOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    loadEnv();
    await start();
  } catch (error) {
    if (error instanceof ConfigurationError)
      for (const line of error.message.split("\n")) console.error(line);
    else {
      logger().fatal({ err: error }, "start failed");
      console.error(error instanceof Error ? error.message : String(error));
    }
    process.exit(1);
  }
}

/** Runs `drain` once at SIGTERM or SIGINT, and ends after ten seconds whatever it waits for. */
export function drainOnSignal(drain: () => Promise<void>): void {
  let draining = false;
  const end = (signal: NodeJS.Signals) => {
    if (draining) return;
    draining = true;
    logger().info({ signal }, "draining");
    setTimeout(() => process.exit(1), 10_000).unref();
    drain().then(
      () => process.exit(0),
      (error) => {
        logger().error({ err: error }, "drain failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}
