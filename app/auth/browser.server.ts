import { createHash, randomBytes } from "node:crypto";
import { env } from "~/env.server";

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
  const secure = isHttps() ? "; Secure" : "";
  return {
    hash: hashOf(id),
    setCookie: `${cookieName()}=${id}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax${secure}`,
  };
}

function cookieName(): string {
  return isHttps() ? "__Host-browser" : "browser";
}

function isHttps(): boolean {
  return env().baseUrl.startsWith("https:");
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}
