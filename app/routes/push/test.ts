import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { sendTestPing } from "~/models/test-ping.server";

export function loader() {
  throw notFound();
}

/** Rings one's own devices, so that one knows the sound. 202, or a reason; a plain form goes back to /me. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const result = viewer
    ? await sendTestPing(viewer.id, new Date())
    : { ok: false as const, reason: "signed-out" };
  if (!(request.headers.get("content-type") ?? "").startsWith("application/json")) {
    return redirect("/me#push", 303);
  }
  if (result.ok) return Response.json({ ok: true }, { status: 202 });
  const status = result.reason === "signed-out" ? 401 : result.reason === "too-soon" ? 429 : 409;
  return Response.json(result, { status, headers: status === 429 ? { "Retry-After": "20" } : {} });
}
