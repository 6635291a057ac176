import { randomBytes } from "node:crypto";
import { now } from "~/clock.server";
import { deviceName } from "~/domain/device-name";
import { isSecureContext, type SignInMethod, slideIsDue, staffRightsHold } from "~/domain/sign-in";
import { env } from "~/env.server";
import { type Tx, transaction } from "~/models/db.server";
import { hashOf } from "~/models/hash.server";
import {
  closeSession,
  findViewer,
  openSession,
  proveSession,
  renameSession,
  renewSession,
} from "~/models/session.server";
import { sessionCookie, sessionId } from "./session-cookie.server";

/**
 * Who sits at this browser. The cookie holds an opaque id of 256 bits, the database its hash; nothing else is
 * in it, so nothing needs a signature.
 */
export async function viewerOf(request: Request) {
  const id = sessionId(request);
  const realNow = new Date();
  const found = id ? await findViewer(hashOf(id), realNow) : null;
  if (!id || !found) return null;
  const holds = staffRightsHold(found.session, realNow, {
    passkeysWork: passkeysWork(),
    demo: env().kind !== "production",
  });
  const offices = found.staff;
  const office = offices.length > 0 || found.operator;
  const staffLapsed = office && !holds;
  const visited = slideIsDue(found.session, realNow, office && holds);
  // Every request is a visit, also the tap on a ping that loads no page.
  if (visited) await renewSession(hashOf(id), { lapsed: staffLapsed }, { realNow, now: now() });
  return {
    ...found,
    ...{ offices, staffLapsed, visited },
    staff: holds ? offices : [],
    operates: found.operator,
    operator: holds && found.operator,
  };
}

/**
 * `offices` and `operates` say where somebody works, `staff` and `operator` where their rights hold now: whoever asks for lapsed ones is led to
 * prove who they are.
 */
export type Viewer = NonNullable<Awaited<ReturnType<typeof viewerOf>>>;

/**
 * Signs this browser in as a person, with a new id: whoever was signed in here before no longer is, so that a
 * planted session is worth nothing. @returns the Set-Cookie header
 */
export async function signIn(
  request: Request,
  personId: string,
  method: SignInMethod,
  tx?: Tx,
): Promise<string> {
  const before = sessionId(request);
  const id = randomBytes(32).toString("base64url");
  const device = deviceName(request.headers.get("User-Agent") ?? "");
  const open = async (inside: Tx) => {
    if (before) await closeSession(hashOf(before), inside);
    await openSession(inside, { personId, idHash: hashOf(id), method, device }, new Date());
  };
  await (tx ? open(tx) : transaction(open));
  return sessionCookie(id);
}

export async function signOut(request: Request): Promise<string> {
  const id = sessionId(request);
  if (id) await closeSession(hashOf(id));
  return sessionCookie(null);
}

/**
 * Another id for this browser's session: to be called wherever somebody gains rights (joins a team, becomes
 * staff, confirms an address), so that an id from before is worth nothing. @returns the Set-Cookie header, or
 * null when nobody is signed in here
 */
export async function rotate(request: Request, tx?: Tx): Promise<string | null> {
  const before = sessionId(request);
  if (!before) return null;
  const id = randomBytes(32).toString("base64url");
  const rename = (inside: Tx) => renameSession(inside, hashOf(before), hashOf(id));
  return (await (tx ? rename(tx) : transaction(rename))) ? sessionCookie(id) : null;
}

/**
 * The person at this browser showed again who they are. A weaker proof than the one whose staff rights still
 * hold takes nothing away; after these ended it brings back no more than it is worth. Rotates the id.
 */
export async function proveAgain(
  request: Request,
  viewer: Viewer,
  method: SignInMethod,
  tx?: Tx,
): Promise<string | null> {
  const id = sessionId(request);
  const keeps = viewer.staff.length > 0 && method !== "passkey";
  const prove = async (inside: Tx) => {
    if (id) await proveSession(inside, hashOf(id), keeps ? null : method, new Date());
    return rotate(request, inside);
  };
  return tx ? prove(tx) : transaction(prove);
}

/** The cookie again, when this visit was written down: it is kept as long as the session. */
export function slideSession(request: Request, viewer: Viewer | null): string | null {
  const id = sessionId(request);
  return id && viewer?.visited ? sessionCookie(id) : null;
}

/** SHA-256 of this browser's session id, to bind a challenge to it; null when it has none. */
export function sessionHash(request: Request): string | null {
  const id = sessionId(request);
  return id ? hashOf(id) : null;
}

/** WebAuthn and push need https or localhost. */
export function passkeysWork(): boolean {
  return isSecureContext(env().baseUrl);
}
