import { cookieHeader } from "./cookie.server";
import { passkeysWork, type Viewer } from "./session.server";

const days400 = 400 * 24 * 60 * 60;

/** Whether to offer a passkey: they have none, it would work, and they did not say "not now" since signing in. */
export function offersPasskey(request: Request, viewer: Viewer | null): boolean {
  if (!viewer || viewer.passkeys > 0 || !passkeysWork()) return false;
  const said = /(?:^|;\s*)no-passkey=([\w-]{36})(?:;|$)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  return said !== viewer.session.handle;
}

/** "Not now", for this sign-in: a coordinator is asked again at the next one. @returns the Set-Cookie header */
export function declinePasskey(viewer: Viewer): string {
  return cookieHeader("no-passkey", viewer.session.handle, days400);
}
