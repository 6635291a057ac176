import type { Category } from "~/domain/categories";
import type { Reasons } from "~/domain/matching";
import { needsNeutralTitle } from "~/domain/neutral-title";
import type { NoticeKind } from "~/domain/notices";
import { cancelReasonText } from "~/i18n/cancel-reason";
import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { reasonsLine } from "~/i18n/reasons";
import type { T } from "~/i18n/translate";
import type { PushAction, PushMessage } from "./message";

export type PingFacts = {
  kind: Exclude<NoticeKind, "digest">;
  silent: boolean;
  baseUrl: string;
  need: {
    id: string;
    title: string;
    category: Category;
    urgent: boolean;
    /** what the public may read: of a private need the village only */
    place: string | null;
    cancelReason: string;
    shifts: readonly { start: Date; end: Date; flexible: boolean; places: number; taken: number }[];
  };
  reasons: Reasons | null;
  /** the page that answers with one tap; null when there is nothing to answer */
  answerUrl: string | null;
  /** this device shows no buttons: a tap opens that page */
  tapAnswers: boolean;
  /** the title must not name the need */
  neutral: boolean;
  now: Date;
};

/** What a ping says, in the person's language; it always says why it came. */
export function pingOf(facts: PingFacts, t: T, locale: Locale): PushMessage {
  const { kind, need, baseUrl, answerUrl } = facts;
  const forTeam = kind === "first-signup" || kind === "full" || kind === "withdrawn" || kind === "nobody-yet";
  const { title, body } = wordsOf(facts, t, locale);
  const page = forTeam ? `${baseUrl}/association/help/${need.id}` : `${baseUrl}/help/${need.id}?ping=1`;
  return {
    title: needsNeutralTitle(kind, facts.neutral) ? t(`push.neutral.${kind}`) : title,
    body,
    navigate: facts.tapAnswers && answerUrl ? answerUrl : page,
    tag: `${forTeam ? "team" : "need"}-${need.id}`,
    lang: locale,
    actions: actionsOf(facts, t),
    ...soundOf(facts),
    data: { kind, need: need.id, ...(answerUrl && { answer: answerUrl }) },
  };
}

/** "Ich bin dabei" and "Diesmal nicht"; of somebody coming "Weg zeigen" and "Ich kann doch nicht". */
function actionsOf({ kind, answerUrl, need, baseUrl }: PingFacts, t: T): PushAction[] | undefined {
  if (!answerUrl) return undefined;
  if (kind === "invitation") {
    return [
      { action: "yes", title: t("push.invitation.yes"), navigate: answerUrl },
      { action: "no", title: t("push.invitation.no"), navigate: answerUrl },
    ];
  }
  const way = {
    action: "way",
    title: t("common.action.showWay"),
    navigate: `${baseUrl}/ping/way/${need.id}`,
  };
  const withdraw = { action: "withdraw", title: t("help.in.withdraw"), navigate: answerUrl };
  return need.place === null ? [withdraw] : [way, withdraw];
}

/** "Enough found" takes the ping's place without a sound; an invitation rings once, news rings again. */
function soundOf({ kind, silent }: PingFacts): Pick<PushMessage, "silent" | "renotify"> {
  if (kind === "enough") return { silent: true, renotify: false };
  return silent ? { silent: true } : { renotify: kind !== "invitation" };
}

function wordsOf(facts: PingFacts, t: T, locale: Locale): { title: string; body: string } {
  const { kind, need, reasons, now } = facts;
  const { title, place } = need;
  const next = need.shifts.find((shift) => shift.end > now) ?? need.shifts[0];
  const when = next ? formatShift(next, locale, now) : "";
  const places = need.shifts.reduce((sum, shift) => sum + shift.places, 0);
  const taken = need.shifts.reduce((sum, shift) => sum + shift.taken, 0);
  switch (kind) {
    case "invitation":
      return {
        title: t(need.urgent ? "push.invitation.titleUrgent" : "push.invitation.title", { title }),
        body: reasons
          ? t("push.invitation.body", { reasons: reasonsLine(reasons, need.category, t, locale), when })
          : t("push.invitation.bodyWithoutReasons", { when }),
      };
    case "changed":
      return {
        title: t("push.changed.title", { title }),
        body: place ? t("push.changed.bodyBoth", { when, place }) : t("push.changed.bodyTime", { when }),
      };
    case "cancelled": {
      const reason = cancelReasonText(need.cancelReason, t);
      return {
        title: t("push.cancelled.title", { title }),
        body: reason
          ? t("push.cancelled.bodyWithReason", { when, reason })
          : t("push.cancelled.body", { when }),
      };
    }
    case "suspended":
      return { title: t("push.suspended.title", { title }), body: t("push.suspended.body", { when }) };
    case "enough":
      return { title: t("push.enough.title"), body: t("push.enough.body", { when }) };
    case "reminder":
      return {
        title: t("push.reminder.title", { title }),
        body: place ? t("push.reminder.body", { when, place }) : t("push.reminder.bodyFromHome", { when }),
      };
    case "first-signup":
      return {
        title: t("push.firstSignup.title", { title }),
        body: t("push.firstSignup.body", { taken, places, when }),
      };
    case "full":
      return { title: t("push.full.title", { title }), body: t("push.full.body", { count: places, when }) };
    case "withdrawn":
      return {
        title: t("push.withdrawn.title", { title }),
        body: t("push.withdrawn.body", { taken, places, when }),
      };
    case "nobody-yet":
      return { title: t("push.nobodyYet.title", { title }), body: t("push.nobodyYet.body", { when }) };
  }
}
