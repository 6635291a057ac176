import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { slideSession, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { isUuid } from "~/domain/uuid";
import { markOpened } from "~/models/invitation.server";

export function loader() {
  throw notFound();
}

/** The page says that somebody really looks at it: a GET would count every link preview. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  if (!isUuid(params.id)) throw notFound();
  if (viewer?.resident) await markOpened(params.id, viewer.id, now());
  const cookie = slideSession(request, viewer);
  return new Response(null, { status: 204, headers: cookie ? { "Set-Cookie": cookie } : undefined });
}
