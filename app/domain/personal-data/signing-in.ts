import { type Described, nothing } from "./described";

/** By what somebody is known to be who they are. */
export const signingIn = {
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
} as const satisfies Record<string, Described>;
