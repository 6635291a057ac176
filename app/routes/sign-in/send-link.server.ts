import { redirect } from "@remix-run/node";
import { ensureBrowser } from "~/auth/browser.server";
import { limitedLink } from "~/auth/limit.server";
import { askForLink } from "~/models/sign-in.server";

/**
 * Sends a link and leads to the page that says so: the same answer, and the same work, for an address we know
 * and one we do not. @returns the seconds to wait instead, when that was asked too often
 */
export async function sendLink(request: Request, email: string, to: string): Promise<Response | number> {
  const allowed = await limitedLink(request, email);
  if (!allowed.ok) return allowed.retryAfterSeconds;
  const { hash, setCookie } = ensureBrowser(request);
  await askForLink({ email, askedBy: hash, to: to || null });
  const next = `/login/code?${new URLSearchParams({ sent: "", ...(to ? { to } : {}) })}`;
  return redirect(next, { status: 303, headers: setCookie ? { "Set-Cookie": setCookie } : undefined });
}
