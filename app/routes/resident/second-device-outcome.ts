import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { deviceInvitation } from "~/models/recovery.server";

/** What became of the QR that this page shows: the page asks every other second. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  if (!viewer || !params.handle) throw notFound();
  const outcome = await deviceInvitation(viewer.id, params.handle, new Date());
  return Response.json({ outcome }, { headers: { "Cache-Control": "no-store" } });
}
