import { createHash } from "node:crypto";
import { env } from "~/env.server";
import { sessionDays } from "~/models/session.server";

/** The id in the request's cookie, null when there is none or it cannot be one of ours. */
export function sessionId(request: Request): string | null {
  const cookies = request.headers.get("Cookie") ?? "";
  const found = cookies
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName()}=`));
  const id = found?.slice(cookieName().length + 1);
  return id && /^[A-Za-z0-9_-]{43}$/.test(id) ? id : null;
}

/** The Set-Cookie header that keeps this id as long as the session, or (null) forgets it. */
export function sessionCookie(id: string | null): string {
  const maxAge = id ? sessionDays * 24 * 60 * 60 : 0;
  const secure = isHttps() ? "; Secure" : "";
  return `${cookieName()}=${id ?? ""}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** SHA-256, hex: what the database holds. */
export function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}

/** `__Host-` binds the cookie to this host and to https; browsers refuse it elsewhere (RFC 6265bis, 4.1.3.2). */
function cookieName(): string {
  return isHttps() ? "__Host-session" : "session";
}

function isHttps(): boolean {
  return env().baseUrl.startsWith("https:");
}
