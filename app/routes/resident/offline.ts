import type { LoaderFunctionArgs } from "@remix-run/node";
import { localeOf } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { isUuid } from "~/domain/uuid";
import { seenAtMost } from "~/offline/kept";
import { offlineDataOf } from "./offline-data.server";

/** What this browser may keep for when there is no connection (`Kept`); 401: nothing. `?seen=` names needs. */
export async function loader({ request }: LoaderFunctionArgs) {
  const headers = { "Cache-Control": "private, no-store" };
  const viewer = await viewerOf(request);
  if (!viewer) return Response.json({ ok: false, reason: "signed-out" }, { status: 401, headers });
  const seen = new URL(request.url).searchParams.getAll("seen").filter(isUuid).slice(0, seenAtMost);
  return Response.json(await offlineDataOf(viewer, seen, localeOf(request, viewer)), { headers });
}
