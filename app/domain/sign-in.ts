/** What somebody showed to get in. `demo` and `join` never prove anything about a staff person. */
export const signInMethods = [
  "link",
  "passkey",
  "identity",
  "recovery",
  "device",
  "hand-over",
  "join",
  "demo",
] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** Real instants. */
export type SessionFacts = { method: string; provedAt: Date; lastSeenAt: Date };

const hour = 3_600_000;
/** Staff rights end after this long without a visit; the session itself lives on. */
const staffIdleMs = 12 * hour;

/**
 * Does this session carry the rights of municipality staff? Only after a passkey or the town hall's own
 * identity provider; where passkeys cannot work (no https) a link by mail must do, and in a demo its links.
 */
export function staffRightsHold(
  session: SessionFacts,
  realNow: Date,
  { passkeysWork, demo }: { passkeysWork: boolean; demo: boolean },
): boolean {
  if (realNow.getTime() - session.lastSeenAt.getTime() > staffIdleMs) return false;
  if (session.method === "passkey" || session.method === "identity") return true;
  return (session.method === "link" && !passkeysWork) || (session.method === "demo" && demo);
}

/** Did they show who they are within so many minutes? */
export function isFresh({ provedAt }: SessionFacts, realNow: Date, minutes: number): boolean {
  return realNow.getTime() - provedAt.getTime() <= minutes * 60_000;
}

/** WebAuthn and push need https, or the machine itself (Secure Contexts, section 3.1). */
export function isSecureContext(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");
}
