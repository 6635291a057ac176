import { env } from "~/env.server";

/** Whether browsers reach us by https: cookies are then sent over nothing else. */
function isHttps(): boolean {
  return env().baseUrl.startsWith("https:");
}

/**
 * `__Host-` binds a cookie to this host, to https and to the whole site; browsers refuse it elsewhere
 * (RFC 6265bis, 4.1.3.2).
 */
export function hostCookie(name: string): string {
  return isHttps() ? `__Host-${name}` : name;
}

/** A Set-Cookie header that no script reads and no other site sends. @param maxAge seconds; 0 forgets it */
export function cookieHeader(name: string, value: string, maxAge: number, path = "/"): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
