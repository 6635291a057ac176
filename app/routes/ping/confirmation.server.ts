import { env } from "~/env.server";
import { formatShift } from "~/i18n/format";
import { isLocale } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import type { AnswerState, LinkAnswer } from "~/models/answer-link.server";
import type { PushMessage } from "~/push/message";
import { answerPath } from "./answer-cookie.server";

/**
 * What stands in the ping's place after its button was pressed, silently: that one is in, or no longer. A "not
 * this time" needs no answer.
 */
export function confirmationOf(
  { person, need, shift, coming }: AnswerState,
  answer: LinkAnswer,
  now: Date,
): PushMessage | null {
  if (answer === "no" || answer === "undo") return null;
  const locale = isLocale(person.locale) ? person.locale : "de";
  const t = translator(locale);
  const place = need.place.meetingPoint ?? need.place.name ?? t("help.in.fromHome");
  const appointment = formatShift(shift, locale, now);
  return {
    title: coming ? t("pings.answer.inTitle") : t("help.withdrawn.title"),
    body: coming ? t("pings.answer.inBody", { appointment, place }) : t("help.withdrawn.text"),
    // The page of the need, not the token's: a notification stays on the screen for long.
    navigate: `${env().baseUrl}/help/${need.id}`,
    tag: `need-${need.id}`,
    lang: locale,
    silent: true,
    renotify: false,
    data: { kind: "answered", need: need.id, page: answerPath(need.id) },
  };
}
