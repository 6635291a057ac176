import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound, safePath } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { isUuid } from "~/domain/uuid";
import { env } from "~/env.server";
import {
  forgetDevice,
  refreshDevice,
  removeDevice,
  removeDevices,
  saveDevice,
} from "~/models/push-subscription.server";
import { parseSubscription } from "~/push/endpoint";
import { formBody } from "../form-body.server";

export function loader() {
  throw notFound();
}

/**
 * POST with the JSON of `PushSubscription.toJSON()` keeps this browser (201, or 422 with a reason), DELETE with
 * its endpoint forgets it; `"refresh": true` beside it asks whether it is still kept (200, or 410 with a reason).
 * Without JavaScript nobody knows which browser this is: a form forgets one of the list, or all of them.
 */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const json = (request.headers.get("content-type") ?? "").startsWith("application/json");
  if (!viewer) return json ? refuse(401, "signed-out") : redirect("/login?to=/me", 303);
  if (!json) return switchOff(request, viewer.id);
  const body = await jsonBody(request);
  if (request.method === "DELETE") {
    const endpoint = endpointOf(body);
    if (endpoint === null) return refuse(422, "malformed");
    await removeDevice(viewer.id, endpoint);
    return new Response(null, { status: 204 });
  }
  if (request.method !== "POST")
    return new Response(null, { status: 405, headers: { Allow: "POST, DELETE" } });
  const parsed = parseSubscription(body, env().pushExtraOrigins);
  if (!parsed.ok) return refuse(422, parsed.reason);
  if (isRefresh(body)) {
    const refreshed = await refreshDevice(viewer.id, parsed.value);
    return refreshed.ok ? Response.json({ ok: true }) : refuse(410, refreshed.reason);
  }
  await saveDevice(viewer.id, parsed.value);
  return Response.json({ ok: true }, { status: 201 });
}

/** `forget` and a device's id: one of them; `off`: all. */
async function switchOff(request: Request, personId: string) {
  const form = await formBody(request);
  const id = form.get("id");
  const back = safePath(form.get("back"), "/me#push");
  if (form.get("intent") === "off") await removeDevices(personId);
  if (form.get("intent") !== "forget") return redirect(back, 303);
  if (!isUuid(id)) throw notFound();
  await forgetDevice(personId, id);
  return redirect(back, 303);
}

/** Sent at a visit, unasked: it must not bring back what was forgotten. */
function isRefresh(body: unknown): boolean {
  return typeof body === "object" && body !== null && "refresh" in body && body.refresh === true;
}

const longestBody = 8_192;

/** Null for whatever is no JSON, or longer than any subscription. */
async function jsonBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > longestBody) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** In the spelling it is stored in (`parseSubscription`). */
function endpointOf(body: unknown): string | null {
  const endpoint = typeof body === "object" && body !== null && "endpoint" in body ? body.endpoint : null;
  return typeof endpoint === "string" && URL.canParse(endpoint) ? new URL(endpoint).href : null;
}

function refuse(status: number, reason: string): Response {
  return Response.json({ ok: false, reason }, { status });
}
