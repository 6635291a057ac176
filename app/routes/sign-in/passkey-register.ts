import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound, safePath } from "~/auth/guards.server";
import { register } from "~/auth/passkey-register.server";
import { proveFactsOf } from "~/auth/prove.server";
import { proveAgain, sessionHash, viewerOf } from "~/auth/session.server";
import { parseRegistration } from "~/domain/passkey";
import { mayEnrol } from "~/domain/prove";
import { jsonObject, refuse } from "./passkey-body.server";

export function loader() {
  throw notFound();
}

/** A new passkey for whoever is signed in. For town hall staff it also opens the town hall: their rights hold now. */
export async function action({ request }: ActionFunctionArgs) {
  const body = await jsonObject(request);
  const answer = parseRegistration(body.credential);
  if (!answer) return refuse("malformed");
  const viewer = await viewerOf(request);
  const askedBy = sessionHash(request);
  if (!viewer || !askedBy) return refuse("signed-out");
  const realNow = new Date();
  if (!mayEnrol(viewer.session, await proveFactsOf(viewer, realNow), realNow)) return refuse("not-fresh");
  const userAgent = request.headers.get("User-Agent") ?? "";
  const made = await register(viewer, answer, { askedBy, userAgent });
  if (!made.ok) return refuse(made.reason);
  const cookie = viewer.staffLapsed ? await proveAgain(request, viewer, "passkey") : null;
  const to = safePath(body.to, "/me/passkeys?done=added");
  return Response.json({ ok: true, to }, { headers: cookie ? { "Set-Cookie": cookie } : undefined });
}
