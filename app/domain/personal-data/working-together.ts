import { type Described, nothing } from "./described";

/** What somebody is to associations and town halls. */
export const workingTogether = {
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
