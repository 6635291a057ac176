import type { RetentionRule } from "./retention";

/**
 * Everything in the database that is about a person: the page about one's own data, its JSON, the erasure and
 * docs/privacy.md are made of it. A test holds it against the schema, so that no new column is forgotten.
 */
type Described = {
  /** the column that holds the person's id */
  person: string;
  /** what an erasure does to the rows */
  erased: "deleted" | "anonymised" | "unlinked";
  kept: RetentionRule;
  /** for page and file */
  shown: string;
  /** for the file only: ids and counters that say nothing to a reader */
  file: string;
  /** keys and hashes: shown to nobody, so that nobody can take them */
  secret: string;
  /** not about the person: of the association, or what stays when the person is gone */
  others: string;
};

const nothing = { file: "", secret: "", others: "" };

export const personalData = {
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
  Session: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "sessions" },
    ...{ shown: "device method createdAt provedAt lastSeenAt expiresAt", file: "personId handle" },
    secret: "idHash",
  },
  SignInToken: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "tokens" },
    ...{ shown: "kind email createdAt expiresAt usedAt", file: "personId", secret: "tokenHash askedBy" },
  },
  Passkey: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "name createdAt lastUsedAt backedUp", file: "id personId signCount transports" },
    secret: "publicKey",
  },
  Identity: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "issuer subject createdAt", file: "personId" },
  },
  Membership: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "role", file: "id personId associationId" },
  },
  Staff: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "role createdAt", file: "id personId municipalityId" },
  },
  Block: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "createdAt", file: "personId associationId" },
  },
  Bar: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account" },
    ...{ shown: "name createdAt", file: "personId associationId" },
  },
  Credential: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "credentials" },
    ...{ shown: "kind detail seenOn engagedUntil createdAt", file: "id personId associationId" },
  },
  Report: {
    ...nothing,
    ...{ person: "reporterId", erased: "unlinked", kept: "reports" },
    shown: "subject category text contact status decision reason createdAt decidedAt",
    file: "id municipalityId associationId helpRequestId locale reporterId",
  },
  HelpRequest: {
    ...nothing,
    ...{ person: "authorId", erased: "unlinked", kept: "details" },
    ...{ shown: "title contactName contactPhone createdAt publishedAt", file: "id authorId" },
    others:
      "code lang sequence revisedAt associationId status text category placeKind placeName areaName lat lon requiredSkills helpfulSkills minimumAge urgency phoneRequired department meetingPoint meetAt bring unit noGermanNeeded wheelchair withChildren cancelReason hiddenAt needsBackgroundCheck needsFirstAid licenceClass urgentReason urgentAt emergency releasedAt nextWaveAt ringingStopped changedAt endsAt",
  },
  TeamInvitation: {
    ...nothing,
    ...{ person: "invitedById", erased: "unlinked", kept: "tokens" },
    ...{ shown: "role createdAt expiresAt usedAt", file: "associationId invitedById", secret: "tokenHash" },
  },
  Pseudonym: {
    ...nothing,
    ...{ person: "personId", erased: "deleted", kept: "account", shown: "pseudonym", file: "personId" },
  },
} as const satisfies Record<string, Described>;

export type PersonalTable = keyof typeof personalData;
export const personalTables = Object.keys(personalData) as PersonalTable[];

/**
 * Tables in which nobody stands, or (the audit log) only pseudonyms that end with `Pseudonym`. A barrier is
 * reported without an account; an address left with it belongs to nobody here.
 */
export const impersonalTables = [
  ...[
    "Association",
    "AuditCheckpoint",
    "AuditEntry",
    "Barrier",
    "EndedEndpoint",
    "Heartbeat",
    "IdentityFlow",
  ],
  ...[
    "IdentityProvider",
    "Municipality",
    "PasskeyChallenge",
    "PushOrigin",
    "RemovedShift",
    "Routine",
    "Shift",
  ],
  ...["Showing", "Wave", "need_change", "rate_limit"],
];

type Listed<Names extends string> = Names extends `${infer One} ${infer Rest}` ? One | Listed<Rest> : Names;

/** The columns of a table that are about the person: each has words in every language. */
export type ColumnOf<Table extends PersonalTable> = Exclude<
  Listed<(typeof personalData)[Table]["shown" | "file" | "secret"]>,
  ""
>;

export function columnsOf(table: PersonalTable, ...of: ("shown" | "file" | "secret" | "others")[]): string[] {
  return of.flatMap((kind) => personalData[table][kind].split(" ")).filter(Boolean);
}
