/**
 * What somebody showed to get in. `demo` and `join` never prove anything about a staff person; a `touch` is a
 * passkey that did not ask who holds it (no user verification); `lapsed`: staff rights ended by idleness, and
 * no later visit brings them back.
 */
export const signInMethods = [
  "link",
  "passkey",
  "touch",
  "identity",
  "recovery",
  "device",
  "hand-over",
  "join",
  "demo",
  "lapsed",
] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** Real instants. */
export type SessionFacts = { method: string; provedAt: Date; lastSeenAt: Date };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
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

/**
 * Handing a session on to one's own second browser shows nothing new: otherwise whoever finds an open browser
 * makes a fresh session of it, and may do what asks for one.
 */
export function provesPerson(method: SignInMethod): boolean {
  return method !== "device" && method !== "hand-over";
}

/** Did they show who they are within so many minutes? */
export function isFresh({ provedAt }: SessionFacts, realNow: Date, minutes: number): boolean {
  return realNow.getTime() - provedAt.getTime() <= minutes * minute;
}

/** Others' phone numbers are for whoever signed in within 30 days. */
export function mayCall(session: SessionFacts, realNow: Date): boolean {
  return isFresh(session, realNow, (30 * day) / minute);
}

/** Is a visit worth writing down? Once a day; while staff rights hold, which idleness ends, every 5 minutes. */
export function slideIsDue({ lastSeenAt }: SessionFacts, realNow: Date, holdsStaffRights: boolean): boolean {
  return realNow.getTime() - lastSeenAt.getTime() > (holdsStaffRights ? 5 * minute : day);
}

/** WebAuthn and push need https, or the machine itself (Secure Contexts, section 3.1). */
export function isSecureContext(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");
}
