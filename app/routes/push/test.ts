import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound, safePath } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { isUuid } from "~/domain/uuid";
import { sendTestPing } from "~/models/test-ping.server";
import { formBody } from "../form-body.server";

export function loader() {
  throw notFound();
}

/** Rings one's own devices, or one of them, so that one knows the sound. 202, or a reason; a form goes back. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const json = (request.headers.get("content-type") ?? "").startsWith("application/json");
  const form = json ? null : await formBody(request);
  const deviceId = form?.get("id");
  const result = viewer
    ? await sendTestPing(viewer.id, new Date(), isUuid(deviceId) ? deviceId : null)
    : { ok: false as const, reason: "signed-out" };
  if (form) return redirect(safePath(form.get("back"), "/me#push"), 303);
  if (result.ok) return Response.json({ ok: true }, { status: 202 });
  const status = result.reason === "signed-out" ? 401 : result.reason === "too-soon" ? 429 : 409;
  return Response.json(result, { status, headers: status === 429 ? { "Retry-After": "20" } : {} });
}
