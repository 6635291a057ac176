import { now } from "~/clock.server";
import { env } from "~/env.server";
import { isLocale, type Locale } from "~/i18n/locales";
import { logger } from "~/log.server";
import type { Mail } from "~/mail/render.server";
import { sendMail } from "~/mail/transport.server";
import { expandDue } from "~/models/expand.server";
import { type ClaimedDelivery, claimDeliveries } from "~/models/sending.server";
import { type Finished, finishDeliveries, pauseOrigin } from "~/models/sent.server";
import { topicOf, ttlSeconds } from "~/push/message";
import { outcomeOf } from "~/push/outcome";
import { createSender, type SenderOptions } from "~/push/send.server";
import { type Dispatch, dispatchOf } from "./dispatch.server";
import { recorder } from "./recorder";

/**
 * How many lanes send at once, and how many a lane claims: together, what is in flight. No more than a push
 * service gets connections, so that no claimed row waits for one while its lease runs.
 */
const lanes = 4;
const perLane = 16;
/** After a crash no more than these can ring a second time. */
export const mostInFlight = lanes * perLane;
const mostTries = 6;
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
        claimed.map(async (delivery) => record({ delivery, outcome: await tryToDeliver(delivery) })),
      );
    }
  }

  /** One row that we cannot make a message of must not hold up the others, nor be tried for ever. */
  async function tryToDeliver(delivery: ClaimedDelivery): Promise<Finished["outcome"]> {
    try {
      return await deliver(delivery);
    } catch (error) {
      logger().error({ err: error, delivery: delivery.id }, "a delivery failed on our side");
      return laterOrNever(delivery);
    }
  }

  async function deliver(delivery: ClaimedDelivery): Promise<Finished["outcome"]> {
    const at = now();
    const dispatch = await dispatchOf(delivery, at);
    if (!dispatch) return { kind: "dropped" };
    if (dispatch.at > at) return { kind: "later", at: dispatch.at };
    const locale = isLocale(delivery.locale) ? delivery.locale : "de";
    if (delivery.subscriptionId === null) return mail(delivery, dispatch.mail(locale));
    return ring(delivery, dispatch, locale, at);
  }

  async function ring(
    delivery: ClaimedDelivery,
    dispatch: Dispatch,
    locale: Locale,
    at: Date,
  ): Promise<Finished["outcome"]> {
    const { endpoint, p256dh, auth, subscribedAt } = delivery;
    if (!endpoint || !p256dh || !auth || !subscribedAt) return { kind: "dropped" };
    const answer = await sender.send({ endpoint, p256dh, auth }, dispatch.message(locale), {
      ttl: ttlSeconds(at, dispatch.until),
      urgency: dispatch.urgency,
      topic: topicOf(dispatch.topic),
    });
    const outcome = outcomeOf(answer, {
      attempt: delivery.attempts,
      subscribedAt,
      now: new Date(),
      until: new Date(Date.now() + dispatch.until.getTime() - at.getTime()),
      random: Math.random,
    });
    if (outcome.kind === "retry" && outcome.pauseOrigin) {
      await pauseOrigin(new URL(endpoint).origin, outcome.at);
    }
    if (outcome.kind === "our-fault") logger().error({ reason: outcome.reason }, "a push service refused us");
    return outcome;
  }

  async function mail(delivery: ClaimedDelivery, letter: Mail): Promise<Finished["outcome"]> {
    const to = delivery.email;
    if (!to) return { kind: "dropped" };
    try {
      await sendMail({ to, ...letter });
      return { kind: "mailed" };
    } catch (error) {
      logger().warn({ err: error, attempt: delivery.attempts }, "a mail was not taken");
      return laterOrNever(delivery);
    }
  }
}

function laterOrNever({ attempts }: ClaimedDelivery): Finished["outcome"] {
  if (attempts >= mostTries) return { kind: "given-up", reason: "tries" };
  const wait = 30_000 * 2 ** attempts * Math.random();
  return { kind: "retry", at: new Date(Date.now() + wait), pauseOrigin: false };
}
