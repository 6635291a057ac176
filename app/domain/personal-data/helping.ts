import { type Described, nothing } from "./described";

/** What somebody is as a helper, and what became of it. */
export const helping = {
  Person: {
    ...nothing,
    ...{ person: "id", erased: "deleted", kept: "account", file: "id" },
    shown: "name email emailConfirmed phone birthYear locale operator createdAt lastSeenAt warnedAt",
  },
  Resident: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account", file: "personId" },
    shown:
      "interests skills free pausedUntil quietFrom quietUntil quietSundays weeklyBudget digestDay urgentInQuiet beyondRadius objects neutralTitles lastPingAt lastEnding createdAt",
  },
  Place: {
    ...nothing,
    ...{ person: "residentId", erased: "deleted", kept: "account" },
    ...{ shown: "label radiusKm lat lon", file: "id residentId" },
  },
  matching: {
    ...nothing,
    ...{ person: "resident_id", erased: "deleted", kept: "account", shown: "" },
    file: "place_id resident_id lat lon radius_m interests skills free birth_year paused_until consent beyond",
  },
  Habit: {
    ...nothing,
    ...{ person: "residentId", erased: "deleted", kept: "account" },
    ...{ shown: "subject yes no at", file: "residentId" },
  },
  Guardian: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "guardians" },
    ...{ shown: "name email phone askedAt consentedAt", file: "personId", secret: "tokenHash" },
  },
  Signup: {
    ...nothing,
    ...{ person: "personId", erased: "anonymised", kept: "signups" },
    ...{ shown: "name people phone status confirmedAt withdrawnAt missed", file: "id personId shiftId" },
    others: "anonymisedAt",
  },
  CalendarFeed: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "createdAt", file: "personId", secret: "tokenHash" },
  },
  Submission: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "submissions" },
    ...{ shown: "kind outcome createdAt", file: "personId helpRequestId", secret: "keyHash" },
  },
  Invitation: {
    ...nothing,
    ...{ person: "residentId", erased: "deleted", kept: "pings" },
    shown: "reasons deliverAt sentAt openedAt answeredAt answer chance silenced",
    file: "id helpRequestId residentId wave tier order rungAt digestedAt",
  },
  Delivery: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "pings" },
    shown: "kind deliverAt doneAt outcome",
    file: "id key helpRequestId personId invitationId subscriptionId shiftId silent order leasedUntil attempts createdAt",
  },
  PushSubscription: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "createdAt lastSuccessAt", file: "id personId endpoint failures", secret: "p256dh auth" },
  },
} as const satisfies Record<string, Described>;
