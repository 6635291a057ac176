import { keptDays } from "./backup-times";
import { addDaysBerlin, berlinInstant, berlinParts } from "./berlin-time";
import { credentialMonths } from "./credentials";
import { guardianPatienceDays } from "./guardian";

export type Period = { months: number } | { days: number };

/**
 * How long what is kept, in one table: the nightly job, the privacy notice and docs/privacy.md read it. `clock`:
 * the product's, or real time where a row is about this machine (mails, tokens). Without a period: until the
 * instant that stands in the row itself.
 */
export const retention = {
  /** from the last visit; warned before */
  account: { clock: "product", period: { months: 18 } },
  /** from the ring, but not before the need is over: "Diesmal nicht" holds until then */
  pings: { clock: "product", period: { days: 90 } },
  /** from being written, where mails become files */
  mails: { clock: "real", period: { days: 7 } },
  /** phone numbers at signups, from the end of the need */
  phones: { clock: "product", period: { days: 7 } },
  /** the name at a signup, from the end of the shift: the count stays */
  signups: { clock: "product", period: { months: 12 } },
  /** contact and private address in a need, from its end */
  details: { clock: "product", period: { months: 12 } },
  /** from the last visit of that browser */
  sessions: { clock: "real", period: null },
  /** links, codes, challenges, invitations into teams, counters of the limits */
  tokens: { clock: "real", period: null },
  /** questions that no guardian answered; answered ones until the young person is of age */
  guardians: { clock: "product", period: { days: guardianPatienceDays } },
  /** § 72a (5) SGB VIII: domain/credentials.ts */
  credentials: { clock: "product", period: { months: credentialMonths } },
  /** from the decision */
  reports: { clock: "product", period: { months: 24 } },
  /** from being settled */
  barriers: { clock: "real", period: { months: 12 } },
  /** keys of what a phone may send again: longer than it does (domain/submission.ts) */
  submissions: { clock: "real", period: { days: 7 } },
  audit: { clock: "real", period: { months: 24 } },
  backups: { clock: "real", period: { days: keptDays } },
} as const satisfies Record<string, { clock: "product" | "real"; period: Period | null }>;

export type RetentionRule = keyof typeof retention;
export const retentionRules = Object.keys(retention) as RetentionRule[];
type Timed = {
  [R in RetentionRule]: (typeof retention)[R]["period"] extends null ? never : R;
}[RetentionRule];

/** What began at this instant or earlier is due. `now` by the rule's clock; months and days are Berlin's. */
export function limitOf(rule: Timed, now: Date): Date {
  return before(retention[rule].period, now);
}

/** Unused residents hear of it this many days before. */
export const warningDays = 30;

/** Whoever was last here at this instant or earlier is looked at. */
export function warnFrom(now: Date): Date {
  return addDaysBerlin(limitOf("account", now), warningDays);
}

export type Unused = { lastSeenAt: Date; warnedAt: Date | null };

/** A warning counts from the visit after which it was given; whoever came back is asked anew. */
export function unusedStep({ lastSeenAt, warnedAt }: Unused, now: Date): "keep" | "warn" | "erase" {
  const limit = limitOf("account", now);
  const warned = warnedAt !== null && warnedAt > lastSeenAt;
  if (!warned) return lastSeenAt <= warnFrom(now) ? "warn" : "keep";
  const waited = warnedAt <= addDaysBerlin(now, -warningDays);
  return waited && lastSeenAt <= limit ? "erase" : "keep";
}

const hourOfNight = 3;

/** The newest instant at which the nightly job was due: three o'clock in Berlin. */
export function lastNight(now: Date): Date {
  const { year, month, day, hour } = berlinParts(now);
  const today = berlinInstant({ year, month, day, hour: hourOfNight, minute: 0 });
  return hour >= hourOfNight ? today : addDaysBerlin(today, -1);
}

function before(period: Period, now: Date): Date {
  if ("days" in period) return addDaysBerlin(now, -period.days);
  const { year, month, day, hour, minute } = berlinParts(now);
  // The 31st of a month that has none is its last day.
  const last = new Date(Date.UTC(year, month - period.months, 0)).getUTCDate();
  const wall = { year, month: month - period.months, day: Math.min(day, last), hour, minute };
  const rest = now.getTime() % 60_000;
  return new Date(berlinInstant(wall).getTime() + rest);
}
