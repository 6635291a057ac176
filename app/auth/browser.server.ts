import { randomBytes } from "node:crypto";
import { hashOf } from "~/models/hash.server";
import { cookieHeader, hostCookie } from "./cookie.server";

/**
 * A browser before anybody is signed in at it: a random id in a cookie for an hour, so that a link, a code or
 * a challenge is good only where it was asked for.
 * @returns the hash of its id, null when it has none
 */
export function browserOf(request: Request): string | null {
  const cookies = request.headers.get("Cookie") ?? "";
  const id = new RegExp(`(?:^|;\\s*)${cookieName()}=([A-Za-z0-9_-]{22})(?:;|$)`).exec(cookies)?.[1];
  return id ? hashOf(id) : null;
}

/** The browser's hash, and the Set-Cookie header when it had no id yet. */
export function ensureBrowser(request: Request): { hash: string; setCookie: string | null } {
  const known = browserOf(request);
  if (known) return { hash: known, setCookie: null };
  const id = randomBytes(16).toString("base64url");
  return { hash: hashOf(id), setCookie: cookieHeader(cookieName(), id, 3600) };
}

function cookieName(): string {
  return hostCookie("browser");
}
