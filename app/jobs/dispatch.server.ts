import { digestDue } from "~/domain/digest";
import { stillHolds } from "~/domain/holds";
import { type Hours, sendTime } from "~/domain/notices";
import { endOfQuiet, usualQuiet } from "~/domain/quiet-hours";
import { env } from "~/env.server";
import type { Locale } from "~/i18n/locales";
import { beyondLocale } from "~/i18n/path";
import { translator } from "~/i18n/translator.server";
import { digestMail } from "~/mail/digest.server";
import { deliveryMail, type Mail } from "~/mail/render.server";
import { answerToken } from "~/models/answer-token.server";
import { digestOf } from "~/models/digest.server";
import type { ClaimedDelivery } from "~/models/sending.server";
import { digestPing } from "~/push/digest-ping";
import type { PushMessage } from "~/push/message";
import { pingOf } from "~/push/ping";
import type { SendOptions } from "~/push/send.server";
import { factsOf } from "./facts";

/** One delivery, ready to go: when it may, until when it is worth it, and what it says. */
export type Dispatch = {
  at: Date;
  until: Date;
  topic: string;
  urgency: SendOptions["urgency"];
  message(locale: Locale): PushMessage;
  mail(locale: Locale): Mail;
};

/** Looks at the facts again. Null: what it says is no longer true, no longer wanted, or makes no sense. */
export async function dispatchOf(delivery: ClaimedDelivery, now: Date): Promise<Dispatch | null> {
  return delivery.kind === "digest" ? digestDispatch(delivery, now) : needDispatch(delivery, now);
}

const usualHours: Hours = { ...usualQuiet, urgentInQuiet: false };

/** Of these, languages other than German and English have no texts. */
const teamNews: ReadonlySet<string> = new Set(["first-signup", "full", "withdrawn", "nobody-yet"]);

function needDispatch(delivery: ClaimedDelivery, now: Date): Dispatch | null {
  const facts = factsOf(delivery, now, { baseUrl: env().baseUrl, tokenOf: answerToken });
  if (!facts || !stillHolds(facts.standing)) return null;
  const { ping, until, topic, associationName } = facts;
  const { kind, need } = ping;
  const byMail = delivery.subscriptionId === null && kind !== "invitation";
  return {
    at: byMail ? now : sendTime(kind, need.urgent, delivery.resident ?? usualHours, now),
    until,
    topic,
    urgency: kind === "enough" ? "low" : need.urgent ? "high" : "normal",
    message: (chosen) => {
      const locale = teamNews.has(kind) ? beyondLocale(chosen) : chosen;
      return pingOf(ping, translator(locale), locale);
    },
    mail: (locale) => {
      if (kind === "enough") throw new Error("enough found is never mailed");
      return deliveryMail({ ...ping, kind, locale, associationName });
    },
  };
}

const worthMs = 24 * 3_600_000;

async function digestDispatch(delivery: ClaimedDelivery, now: Date): Promise<Dispatch | null> {
  const { resident, personId } = delivery;
  if (!resident || (resident.pausedUntil && resident.pausedUntil > now)) return null;
  if (resident.digestDay === null) return null;
  // The row's own time: later on that evening is the same digest.
  const due = digestDue(delivery.deliverAt, resident.digestDay);
  const offers = due && (await digestOf(personId, due.at, now));
  if (!offers || offers.length === 0) return null;
  const facts = { offers, baseUrl: env().baseUrl, neutral: resident.neutralTitles, now };
  return {
    at: endOfQuiet(now, resident),
    until: new Date(delivery.deliverAt.getTime() + worthMs),
    topic: "digest",
    urgency: "low",
    message: (locale) => digestPing(facts, translator(locale), locale),
    mail: (locale) => digestMail({ ...facts, locale }),
  };
}
