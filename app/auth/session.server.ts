import { createHash, randomBytes } from "node:crypto";
import { deviceName } from "~/domain/device-name";
import { isSecureContext, type SignInMethod, staffRightsHold } from "~/domain/sign-in";
import { env } from "~/env.server";
import { type Tx, transaction } from "~/models/db.server";
import { closeSession, findViewer, openSession, renewSession, sessionDays } from "~/models/session.server";

/**
 * Who sits at this browser. The cookie holds an opaque id of 256 bits, the database its hash; nothing else is
 * in it, so nothing needs a signature.
 */
export async function viewerOf(request: Request) {
  const id = sessionId(request);
  const found = id ? await findViewer(hashOf(id), new Date()) : null;
  if (!found) return null;
  const holds = staffRightsHold(found.session, new Date(), {
    passkeysWork: isSecureContext(env().baseUrl),
    demo: env().kind !== "production",
  });
  return { ...found, staff: holds ? found.staff : [], staffLapsed: !holds && found.staff.length > 0 };
}

/** Staff rights that have lapsed are not in `staff`: whoever asks for them is led to prove who they are. */
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
  return cookie(id, sessionDays * 24 * 60 * 60);
}

export async function signOut(request: Request): Promise<string> {
  const id = sessionId(request);
  if (id) await closeSession(hashOf(id));
  return cookie("", 0);
}

/** Slides the session by a visit, at most once a day. @returns the Set-Cookie header, or null */
export async function slideSession(request: Request, viewer: Viewer | null): Promise<string | null> {
  const id = sessionId(request);
  const dayAgo = Date.now() - 24 * 60 * 60 * 1000;
  if (!id || !viewer || viewer.session.lastSeenAt.getTime() > dayAgo) return null;
  await renewSession(hashOf(id), new Date());
  return cookie(id, sessionDays * 24 * 60 * 60);
}

/** `__Host-` binds the cookie to this host and to https; browsers refuse it elsewhere (RFC 6265bis, 4.1.3.2). */
function cookieName(): string {
  return isHttps() ? "__Host-session" : "session";
}

function cookie(value: string, maxAge: number): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${cookieName()}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

function isHttps(): boolean {
  return env().baseUrl.startsWith("https:");
}

function sessionId(request: Request): string | null {
  const cookies = request.headers.get("Cookie") ?? "";
  const found = cookies
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName()}=`));
  const id = found?.slice(cookieName().length + 1);
  return id && /^[A-Za-z0-9_-]{43}$/.test(id) ? id : null;
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}
