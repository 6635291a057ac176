import type { Category } from "~/domain/categories";
import type { Reasons } from "~/domain/matching";
import type { NoticeKind } from "~/domain/notices";
import { cancelReasonText } from "~/i18n/cancel-reason";
import { formatShift } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { reasonsLine } from "~/i18n/reasons";
import type { T } from "~/i18n/translate";
import type { PushMessage } from "./message";

export type PingFacts = {
  kind: NoticeKind;
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
  now: Date;
};

/** What a ping says, in the person's language; it always says why it came. */
export function pingOf(facts: PingFacts, t: T, locale: Locale): PushMessage {
  const { kind, need, baseUrl, silent } = facts;
  const forTeam = kind === "first-signup" || kind === "full" || kind === "withdrawn" || kind === "nobody-yet";
  const words = wordsOf(facts, t, locale);
  return {
    ...words,
    navigate: forTeam ? `${baseUrl}/association/help/${need.id}` : `${baseUrl}/help/${need.id}?ping=1`,
    tag: `${forTeam ? "team" : "need"}-${need.id}`,
    lang: locale,
    ...(silent ? { silent: true } : { renotify: kind !== "invitation" }),
    data: { kind, need: need.id },
  };
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
