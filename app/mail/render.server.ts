import type { Reasons } from "~/domain/matching";
import type { NoticeKind } from "~/domain/notices";
import { cancelReasonText } from "~/i18n/cancel-reason";
import { formatShift, weekdayAdverb } from "~/i18n/format";
import type { Locale } from "~/i18n/locales";
import { beyondLocale } from "~/i18n/path";
import type { T } from "~/i18n/translate";
import { translator } from "~/i18n/translator.server";

/** Plain text in `lang`; `subject` is one line. */
export type Mail = { subject: string; text: string; lang: Locale };

/** "Enough found" only replaces what a device shows; a digest is a letter of its own. */
type MailedKind = Exclude<NoticeKind, "enough" | "digest">;

export type DeliveryMailFacts = {
  kind: MailedKind;
  locale: Locale;
  baseUrl: string;
  need: {
    id: string;
    title: string;
    /** what the public may read (`publicPlace().name`); null: from home */
    place: string | null;
    cancelReason: string;
    shifts: readonly { start: Date; end: Date; flexible: boolean }[];
  };
  associationName: string;
  reasons: Reasons | null;
  now: Date;
};

/** @param bound good only in the browser that asked; elsewhere it shows six digits */
export function signInMail({ link, locale, bound }: { link: string; locale: Locale; bound: boolean }): Mail {
  const t = translator(locale);
  const where = bound ? [t("mail.signIn.bound")] : [];
  return {
    lang: locale,
    subject: t("mail.signIn.subject"),
    text: letter(t, link, [t("mail.signIn.text"), link, ...where, t("mail.signIn.life")]),
  };
}

export function confirmMail({ link, locale }: { link: string; locale: Locale }): Mail {
  const t = translator(locale);
  return {
    lang: locale,
    subject: t("mail.confirm.subject"),
    text: letter(t, link, [t("mail.confirm.text"), link, t("mail.confirm.life")]),
  };
}

/**
 * The same news as the ping, for those without a device that rings. A mail is a postcard: no helper's name,
 * phone or place stands in it, so of the reasons neither distance nor the label of a place.
 */
export function deliveryMail(asked: DeliveryMailFacts): Mail {
  const { kind, baseUrl, need } = asked;
  const group = groups[kind];
  const team = group === "firstSignup" || group === "full" || group === "withdrawn" || group === "nobodyYet";
  const locale = team ? beyondLocale(asked.locale) : asked.locale;
  const facts = { ...asked, locale };
  const t = translator(locale);
  const link = `${baseUrl}/${team ? "association/help" : "help"}/${need.id}`;
  return {
    lang: locale,
    subject: oneLine(t(`mail.${group}.subject`, { title: need.title })),
    text: letter(t, link, [
      opening(facts, t),
      factLines(facts, t, team),
      reasonLine(facts, t),
      `${t(team ? "mail.team.link" : `mail.${group}.link`)}\n${link}`,
      ...(kind === "invitation" ? [t("mail.footer.less", { baseUrl })] : []),
      ...(team ? [] : [`${t("common.action.report")}: ${baseUrl}/report?message=${need.id}`]),
    ]),
  };
}

const groups = {
  invitation: "invitation",
  changed: "changed",
  cancelled: "cancelled",
  suspended: "suspended",
  reminder: "reminder",
  "first-signup": "firstSignup",
  full: "full",
  withdrawn: "withdrawn",
  "nobody-yet": "nobodyYet",
} as const satisfies Record<MailedKind, string>;

/** Greeting, paragraphs and the foot that every mail of ours has. */
export function letter(t: T, link: string, paragraphs: readonly string[]): string {
  const baseUrl = new URL(link).origin;
  const foot = [
    t("mail.footer.rule"),
    t("mail.footer.team", { baseUrl }),
    t("mail.footer.imprint", { baseUrl }),
  ];
  return `${[t("mail.hello"), ...paragraphs.filter(Boolean), foot.join("\n")].join("\n\n")}\n`;
}

function opening({ kind, need }: DeliveryMailFacts, t: T): string {
  if (kind === "invitation" && need.place === null) return t("mail.invitation.textFromHome");
  return t(`mail.${groups[kind]}.text`);
}

function factLines({ need, associationName, locale, now }: DeliveryMailFacts, t: T, team: boolean): string {
  const next = need.shifts.find((shift) => shift.end > now) ?? need.shifts[0];
  const more = need.shifts.filter((shift) => shift !== next && shift.end > now).length;
  const when = [
    next && formatShift(next, locale, now),
    more > 0 && t("mail.need.moreShifts", { count: more }),
  ].filter(Boolean);
  return [
    t("mail.need.what", { title: oneLine(need.title) }),
    !team && t("mail.need.who", { name: oneLine(associationName) }),
    when.length > 0 && t("mail.need.when", { when: when.join(" ") }),
    t("mail.need.where", { place: need.place ?? t("mail.need.fromHome") }),
  ]
    .filter(Boolean)
    .join("\n");
}

function reasonLine({ kind, need, reasons, locale }: DeliveryMailFacts, t: T): string {
  if (kind === "cancelled") {
    const reason = cancelReasonText(need.cancelReason, t);
    return reason && t("mail.cancelled.reason", { reason });
  }
  if (kind !== "invitation" || !reasons) return "";
  const parts = [
    reasons.distanceMetres !== null && t("mail.reason.near"),
    ...reasons.skills.map((skill) => t(`labels.skill.${skill}`)),
    reasons.weekday !== null && t("mail.reason.hasTime", { weekday: weekdayAdverb(reasons.weekday, locale) }),
    reasons.weekday === null && reasons.anyTime && t("mail.reason.anyTime"),
  ].filter(Boolean);
  return parts.length > 0 ? t("mail.invitation.why", { reasons: parts.join(" · ") }) : "";
}

/** A title is one line already; a subject must be (RFC 5322, 2.2). */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
