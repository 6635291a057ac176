import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { env } from "~/env.server";
import { removeDevice, removeDevices, saveDevice } from "~/models/push-subscription.server";
import { parseSubscription } from "~/push/endpoint";
import { formBody } from "../form-body.server";

export function loader() {
  throw notFound();
}

/**
 * POST with the JSON of `PushSubscription.toJSON()` keeps this browser (201, or 422 with a reason), DELETE with
 * its endpoint forgets it. Without JavaScript nobody knows which browser this is: the form with `intent=off`
 * forgets all of them.
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
  await saveDevice(viewer.id, parsed.value);
  return Response.json({ ok: true }, { status: 201 });
}

async function switchOff(request: Request, personId: string) {
  if ((await formBody(request)).get("intent") === "off") await removeDevices(personId);
  return redirect("/me#push", 303);
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
