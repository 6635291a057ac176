import type { ActionFunctionArgs } from "@remix-run/node";
import { browserOf } from "~/auth/browser.server";
import { notFound, safePath } from "~/auth/guards.server";
import { authenticate } from "~/auth/passkey.server";
import { passkeysWork, proveAgain, sessionHash, signIn, viewerOf } from "~/auth/session.server";
import { type AssertionAnswer, parseAssertion } from "~/domain/passkey";
import { startPageOf } from "~/models/sign-in.server";
import { jsonObject, refuse, refuseGuess } from "./passkey-body.server";

export function loader() {
  throw notFound();
}

/** What a passkey signed, to sign in or to prove who one is. Answers where to go: `{ to }`. */
export async function action({ request }: ActionFunctionArgs) {
  const body = await jsonObject(request);
  const answer = parseAssertion(body.credential);
  if (!answer) return refuse("malformed");
  if (!passkeysWork()) return refuse("insecure");
  const to = safePath(body.to, "");
  if (body.purpose === "sign-in") return enter(request, answer, to);
  return body.purpose === "prove" ? prove(request, answer, to) : refuse("malformed");
}

async function enter(request: Request, answer: AssertionAnswer, to: string) {
  const askedBy = browserOf(request);
  if (!askedBy) return refuse("expired");
  const found = await authenticate(answer, "sign-in", { askedBy });
  if (!found.ok) return refuseGuess(request, found.reason);
  const cookie = await signIn(request, found.personId, found.userVerified ? "passkey" : "touch");
  return done(to || (await startPageOf(found.personId)), cookie);
}

async function prove(request: Request, answer: AssertionAnswer, to: string) {
  const viewer = await viewerOf(request);
  const askedBy = sessionHash(request);
  if (!viewer || !askedBy) return refuse("signed-out");
  const found = await authenticate(answer, "prove", { askedBy, personId: viewer.id });
  if (!found.ok) return refuseGuess(request, found.reason);
  return done(to || (await startPageOf(viewer.id)), await proveAgain(request, viewer, "passkey"));
}

function done(to: string, cookie: string | null): Response {
  return Response.json({ ok: true, to }, { headers: cookie ? { "Set-Cookie": cookie } : undefined });
}
