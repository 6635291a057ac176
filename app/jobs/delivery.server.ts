import { now } from "~/clock.server";
import { isLocale } from "~/i18n/locales";
import { logger } from "~/log.server";
import type { Mail } from "~/mail/render.server";
import { sendMail } from "~/mail/transport.server";
import type { ClaimedDelivery } from "~/models/sending.server";
import { type Finished, pauseOrigin } from "~/models/sent.server";
import { type PushMessage, topicOf, ttlSeconds } from "~/push/message";
import { outcomeOf } from "~/push/outcome";
import type { createSender } from "~/push/send.server";
import { type Dispatch, dispatchOf } from "./dispatch.server";

type Sender = ReturnType<typeof createSender>;
type Outcome = Finished["outcome"];

const mostTries = 6;

/** One row that we cannot make a message of must not hold up the others, nor be tried for ever. */
export async function deliver(delivery: ClaimedDelivery, sender: Sender): Promise<Outcome> {
  try {
    return await sent(delivery, sender);
  } catch (error) {
    logger().error({ err: error, delivery: delivery.id }, "a delivery failed on our side");
    return laterOrNever(delivery);
  }
}

async function sent(delivery: ClaimedDelivery, sender: Sender): Promise<Outcome> {
  const at = now();
  const dispatch = await dispatchOf(delivery, at);
  if (!dispatch) return { kind: "dropped" };
  if (dispatch.at > at) return { kind: "later", at: dispatch.at };
  const locale = isLocale(delivery.locale) ? delivery.locale : "de";
  if (delivery.subscriptionId === null) return mail(delivery, dispatch.mail(locale));
  return ring(delivery, sender, { ...dispatch, message: dispatch.message(locale) }, at);
}

async function ring(
  delivery: ClaimedDelivery,
  sender: Sender,
  { message, until, urgency, topic }: Omit<Dispatch, "message"> & { message: PushMessage },
  at: Date,
): Promise<Outcome> {
  const { endpoint, p256dh, auth, subscribedAt } = delivery;
  if (!endpoint || !p256dh || !auth || !subscribedAt) return { kind: "dropped" };
  const answer = await sender.send({ endpoint, p256dh, auth }, message, {
    ttl: ttlSeconds(at, until),
    urgency,
    topic: topicOf(topic),
  });
  const outcome = outcomeOf(answer, {
    attempt: delivery.attempts,
    subscribedAt,
    now: new Date(),
    until: new Date(Date.now() + until.getTime() - at.getTime()),
    random: Math.random,
  });
  if (outcome.kind === "retry" && outcome.pauseOrigin) {
    await pauseOrigin(new URL(endpoint).origin, outcome.at);
  }
  if (outcome.kind === "our-fault") logger().error({ reason: outcome.reason }, "a push service refused us");
  return outcome;
}

async function mail(delivery: ClaimedDelivery, letter: Mail): Promise<Outcome> {
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

function laterOrNever({ attempts }: ClaimedDelivery): Outcome {
  if (attempts >= mostTries) return { kind: "given-up", reason: "tries" };
  const wait = 30_000 * 2 ** attempts * Math.random();
  return { kind: "retry", at: new Date(Date.now() + wait), pauseOrigin: false };
}
