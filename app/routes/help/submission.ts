import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { isSubmissionKey } from "~/domain/submission";
import { isUuid } from "~/domain/uuid";
import { findPublicNeed } from "~/models/help-request-read.server";
import { formBody } from "../form-body.server";
import { needId } from "./need-page.server";
import { giveBackOnce, takePart } from "./take.server";

export function loader() {
  throw notFound();
}

/**
 * A signup or withdrawal that a phone kept until it had a connection: the fields of the page's form, `kind`, the
 * `key`, and as `owner` the session it was made in. Answers 200, or 4xx with a reason, in JSON; a phone that does
 * not get the answer asks again with the same key and gets the same one.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  if (request.method !== "POST") return new Response(null, { status: 405, headers: { Allow: "POST" } });
  const form = await formBody(request);
  if (!isSubmissionKey(form.get("key"))) return refuse(422, "invalid");
  if (!(await findPublicNeed(id))) return refuse(404, "not-found");
  const viewer = await viewerOf(request);
  const owner = form.get("owner");
  // Meanwhile somebody else signed in at this browser: they said neither yes nor no.
  if (owner && owner !== viewer?.session.handle) return refuse(401, "signed-out");
  if (form.get("kind") === "withdrawal") {
    const shiftId = form.get("shiftId");
    if (!isUuid(shiftId)) return refuse(422, "invalid");
    if (!viewer) return refuse(401, "signed-out");
    await giveBackOnce(id, shiftId, viewer, form.get("key"));
    return Response.json({ ok: true });
  }
  const taken = await takePart(request, id, form, form.get("for") === "other");
  if (taken.is === "invalid") return refuse(422, "invalid");
  if (taken.is === "hasty") return refuse(429, "hasty", { "Retry-After": "60" });
  if (taken.is === "refused") return refuse(taken.reason === "not-found" ? 404 : 409, taken.reason);
  const headers = taken.cookie ? { "Set-Cookie": taken.cookie } : undefined;
  return Response.json({ ok: true }, { headers });
}

function refuse(status: number, reason: string, headers?: HeadersInit): Response {
  return Response.json({ ok: false, reason }, { status, headers });
}
