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
import { createSender } from "~/push/send.server";
import { factsOf } from "./facts";
import { recorder } from "./recorder";

/** How many lanes send at once, and how many a lane claims: together, what is in flight. */
const lanes = 4;
const perLane = 24;
const expandedAtOnce = 200;

export type Deliverer = {
  deliverDue(): Promise<void>;
  close(): Promise<void>;
  sender: ReturnType<typeof createSender>;
};

/** Expands due invitations and sends due deliveries until nothing is due. One sender for the whole process. */
export function createDeliverer(): Deliverer {
  const { vapid, pushExtraOrigins } = env();
  const sender = createSender({ vapid, extraOrigins: pushExtraOrigins });
  const record = recorder((finished: Finished[]) => finishDeliveries(finished, now()));
  return { deliverDue, close: () => sender.close(), sender };

  async function deliverDue(): Promise<void> {
    let expanded: number;
    do {
      expanded = await expandDue(now(), expandedAtOnce);
      await Promise.all(Array.from({ length: lanes }, lane));
    } while (expanded > 0);
  }

  async function lane(): Promise<void> {
    for (;;) {
      const claimed = await claimDeliveries({ now: now(), realNow: new Date() }, perLane);
      if (claimed.length === 0) return;
      await Promise.all(
        claimed.map(async (delivery) => {
          // A row whose send failed on our side keeps its lease and is taken up again by the sweep.
          const outcome = await deliver(delivery);
          await record({ delivery, outcome });
        }),
      );
    }
  }

  async function deliver(delivery: ClaimedDelivery): Promise<Finished["outcome"]> {
    const at = now();
    const facts = factsOf(delivery, at, env().baseUrl);
    if (!facts || !stillHolds(facts.standing)) return { kind: "dropped" };
    if (facts.ping.kind === "invitation" && isNight(at)) return { kind: "later", at: ringAt(at) };
    const locale = isLocale(delivery.locale) ? delivery.locale : "de";
    const { endpoint, p256dh, auth, subscribedAt } = delivery;
    if (!endpoint || !p256dh || !auth || !subscribedAt) return mail(delivery, facts, locale);
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
      if (delivery.attempts >= 6) return { kind: "given-up", reason: "tries" };
      const wait = 30_000 * 2 ** delivery.attempts * Math.random();
      return { kind: "retry", at: new Date(Date.now() + wait), pauseOrigin: false };
    }
  }
}
