import { describe, expect, test } from "vitest";
import { parseLocal } from "~/domain/berlin-time";
import { lastNight, limitOf, retention, unusedStep, warnFrom } from "~/domain/retention";

const at = (text: string) => {
  const date = parseLocal(text);
  if (!date) throw new Error(text);
  return date;
};
const justBefore = (date: Date) => new Date(date.getTime() - 1);
const justAfter = (date: Date) => new Date(date.getTime() + 1);
const now = at("2027-04-12T10:00");

test("the periods are those that were promised", () => {
  const periods = Object.fromEntries(Object.entries(retention).map(([rule, { period }]) => [rule, period]));
  expect(periods).toEqual({
    account: { months: 18 },
    pings: { days: 90 },
    mails: { days: 7 },
    phones: { days: 7 },
    signups: { months: 12 },
    details: { months: 12 },
    sessions: null,
    tokens: null,
    guardians: { days: 30 },
    credentials: { months: 3 },
    reports: { months: 24 },
    barriers: { months: 12 },
    submissions: { days: 7 },
    audit: { months: 24 },
    backups: { days: 30 },
  });
});

test.each([
  ["account", "2025-10-12T10:00"],
  ["pings", "2027-01-12T10:00"],
  ["mails", "2027-04-05T10:00"],
  ["phones", "2027-04-05T10:00"],
  ["signups", "2026-04-12T10:00"],
  ["details", "2026-04-12T10:00"],
  ["guardians", "2027-03-13T10:00"],
  ["credentials", "2027-01-12T10:00"],
  ["reports", "2025-04-12T10:00"],
  ["barriers", "2026-04-12T10:00"],
  ["audit", "2025-04-12T10:00"],
  ["backups", "2027-03-13T10:00"],
] as const)("%s began to be due at %s by the clock of Berlin", (rule, limit) => {
  expect(limitOf(rule, now)).toEqual(at(limit));
});

test("a month has the days it has, and a millisecond counts", () => {
  expect(limitOf("signups", at("2028-02-29T10:00"))).toEqual(at("2027-02-28T10:00"));
  expect(limitOf("account", at("2027-08-31T10:00"))).toEqual(at("2026-02-28T10:00"));
  expect(limitOf("account", justAfter(now)).getTime() - limitOf("account", now).getTime()).toBe(1);
});

describe("somebody unused", () => {
  const limit = limitOf("account", now);
  const warning = warnFrom(now);
  const monthAgo = at("2027-03-13T10:00");

  test("is warned thirty days before, not a moment earlier", () => {
    expect(unusedStep({ lastSeenAt: justAfter(warning), warnedAt: null }, now)).toBe("keep");
    expect(unusedStep({ lastSeenAt: warning, warnedAt: null }, now)).toBe("warn");
  });

  test("is erased after eighteen months and thirty days' warning, whichever is later", () => {
    expect(unusedStep({ lastSeenAt: limit, warnedAt: monthAgo }, now)).toBe("erase");
    expect(unusedStep({ lastSeenAt: justAfter(limit), warnedAt: monthAgo }, now)).toBe("keep");
    expect(unusedStep({ lastSeenAt: limit, warnedAt: justAfter(monthAgo) }, now)).toBe("keep");
    expect(unusedStep({ lastSeenAt: at("2020-01-01T00:00"), warnedAt: null }, now)).toBe("warn");
  });

  test("who came back after a warning is warned anew", () => {
    const long = at("2025-01-01T10:00");
    expect(unusedStep({ lastSeenAt: long, warnedAt: justBefore(long) }, now)).toBe("warn");
  });
});

test("the night is at three in Berlin, also when the clocks change", () => {
  expect(lastNight(at("2027-04-12T03:00"))).toEqual(at("2027-04-12T03:00"));
  expect(lastNight(justBefore(at("2027-04-12T03:00")))).toEqual(at("2027-04-11T03:00"));
  expect(lastNight(at("2027-03-28T12:00"))).toEqual(new Date("2027-03-28T01:00:00Z"));
  expect(lastNight(at("2027-10-31T12:00"))).toEqual(new Date("2027-10-31T02:00:00Z"));
});
