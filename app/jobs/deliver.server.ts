import { now } from "~/clock.server";
import { stillHolds } from "~/domain/holds";
import { isNight, ringAt } from "~/domain/night";
import { env } from "~/env.server";
import { isLocale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { logger } from "~/log.server";
import { deliveryMail } from "~/mail/render.server";
import { sendMail } from "~/mail/transport.server";
import { expandDue } from "~/models/invitation.server";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type Finished,
  finishDeliveries,
  pauseOrigin,
} from "~/models/sending.server";
import { topicOf, ttlSeconds } from "~/push/message";
import { outcomeOf } from "~/push/outcome";
import { pingOf } from "~/push/ping";
import { createSender, type SenderOptions } from "~/push/send.server";
import { factsOf } from "./facts";
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
    const facts = factsOf(delivery, at, env().baseUrl);
    if (!facts || !stillHolds(facts.standing)) return { kind: "dropped" };
    if (facts.ping.kind === "invitation" && isNight(at)) return { kind: "later", at: ringAt(at) };
    const locale = isLocale(delivery.locale) ? delivery.locale : "de";
    const { endpoint, p256dh, auth, subscribedAt } = delivery;
    if (delivery.subscriptionId === null) return mail(delivery, facts, locale);
    if (!endpoint || !p256dh || !auth || !subscribedAt) return { kind: "dropped" };
    const subscription = { endpoint, p256dh, auth };
    const answer = await sender.send(subscription, pingOf(facts.ping, translator(locale), locale), {
      ttl: ttlSeconds(at, facts.until),
      urgency: facts.ping.need.urgent ? "high" : "normal",
      topic: topicOf(facts.topic),
    });
    const outcome = outcomeOf(answer, {
      attempt: delivery.attempts,
      subscribedAt,
      now: new Date(),
      until: new Date(Date.now() + facts.until.getTime() - at.getTime()),
      random: Math.random,
    });
    if (outcome.kind === "retry" && outcome.pauseOrigin) {
      await pauseOrigin(new URL(endpoint).origin, outcome.at);
    }
    if (outcome.kind === "our-fault") logger().error({ reason: outcome.reason }, "a push service refused us");
    return outcome;
  }

  async function mail(
    delivery: ClaimedDelivery,
    facts: NonNullable<ReturnType<typeof factsOf>>,
    locale: "de" | "en",
  ): Promise<Finished["outcome"]> {
    const to = delivery.email;
    if (!to) return { kind: "dropped" };
    try {
      await sendMail({
        to,
        ...deliveryMail({ ...facts.ping, locale, associationName: facts.associationName }),
      });
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
