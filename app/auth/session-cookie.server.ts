import { sessionDays } from "~/models/session.server";
import { cookieHeader, hostCookie } from "./cookie.server";

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
  return cookieHeader(cookieName(), id ?? "", id ? sessionDays * 24 * 60 * 60 : 0);
}

function cookieName(): string {
  return hostCookie("session");
}
