import { now } from "~/clock.server";
import { env } from "~/env.server";
import { expandDue } from "~/models/expand.server";
import { claimDeliveries } from "~/models/sending.server";
import { type Finished, finishDeliveries } from "~/models/sent.server";
import { createSender, type SenderOptions } from "~/push/send.server";
import { deliver } from "./delivery.server";
import { recorder } from "./recorder";

/**
 * How many lanes send at once, and how many a lane claims: together, what is in flight. No more than a push
 * service gets connections, so that no claimed row waits for one while its lease runs.
 */
const lanes = 4;
const perLane = 16;
/** After a crash no more than these can ring a second time. */
export const mostInFlight = lanes * perLane;
const expandedAtOnce = 200;

export type Deliverer = {
  deliverDue(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
  sender: ReturnType<typeof createSender>;
};

/**
 * Expands due invitations and sends due deliveries until nothing is due, or `signal` says to claim no more. One
 * sender and one round at a time for the whole process: a second job joins the round that runs.
 * @param options what the sender takes besides the configuration: certificates to trust, patience
 */
export function createDeliverer(options: Pick<SenderOptions, "tls" | "timeoutMilliseconds"> = {}): Deliverer {
  const { vapid, pushExtraOrigins } = env();
  const sender = createSender({ vapid, extraOrigins: pushExtraOrigins, ...options });
  const record = recorder((finished: Finished[]) => finishDeliveries(finished, now()));
  let round: Promise<void> | null = null;
  let again = false;
  return { deliverDue, close: () => sender.close(), sender };

  function deliverDue(signal?: AbortSignal): Promise<void> {
    again = true;
    round ??= deliverRounds(signal);
    return round;
  }

  async function deliverRounds(signal?: AbortSignal): Promise<void> {
    try {
      while (again && !signal?.aborted) {
        again = false;
        if ((await expandDue(now(), expandedAtOnce)) > 0) again = true;
        await Promise.all(Array.from({ length: lanes }, () => lane(signal)));
      }
    } finally {
      round = null;
    }
  }

  async function lane(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const claimed = await claimDeliveries({ now: now(), realNow: new Date() }, perLane);
      if (claimed.length === 0) return;
      await Promise.all(
        claimed.map(async (delivery) => record({ delivery, outcome: await deliver(delivery, sender) })),
      );
    }
  }
}
