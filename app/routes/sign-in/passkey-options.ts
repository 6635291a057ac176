import type { ActionFunctionArgs } from "@remix-run/node";
import { ensureBrowser } from "~/auth/browser.server";
import { localeOf, notFound } from "~/auth/guards.server";
import { proveOptions, signInOptions } from "~/auth/passkey.server";
import { registrationOptions } from "~/auth/passkey-register.server";
import { proveFactsOf } from "~/auth/prove.server";
import { passkeysWork, sessionHash, viewerOf } from "~/auth/session.server";
import { mayEnrol } from "~/domain/prove";
import { translator } from "~/i18n/translator.server";
import { jsonObject, refuse } from "./passkey-body.server";

export function loader() {
  throw notFound();
}

/** A challenge, and what the browser needs to have it signed: `{ purpose }` in, `{ options }` out. */
export async function action({ request }: ActionFunctionArgs) {
  const { purpose } = await jsonObject(request);
  if (!passkeysWork()) return refuse("insecure");
  if (purpose === "sign-in") {
    const { hash, setCookie } = ensureBrowser(request);
    const headers = setCookie ? { "Set-Cookie": setCookie } : undefined;
    return Response.json({ ok: true, options: await signInOptions(hash) }, { headers });
  }
  if (purpose !== "prove" && purpose !== "register") return refuse("malformed");
  const viewer = await viewerOf(request);
  const askedBy = sessionHash(request);
  if (!viewer || !askedBy) return refuse("signed-out");
  if (purpose === "prove") return Response.json({ ok: true, options: await proveOptions(viewer, askedBy) });
  const realNow = new Date();
  if (!mayEnrol(viewer.session, await proveFactsOf(viewer, realNow), realNow)) return refuse("not-fresh");
  const appName = translator(localeOf(request, viewer))("common.appName");
  return Response.json({ ok: true, options: await registrationOptions(viewer, askedBy, appName) });
}
