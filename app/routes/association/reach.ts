import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound, requireTeam } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { parseNeedForm } from "~/domain/forms/need-form";
import type { ReachPreview } from "~/domain/reach";
import { homesOfTeam } from "~/models/team-need.server";
import { formBody } from "../form-body.server";
import { locate } from "./need-place.server";
import { reachOfForm } from "./reach.server";

/** What the form asks while it is filled in; what it cannot be asked yet is answered with nothing. */
export async function action({ request }: ActionFunctionArgs) {
  // Nobody is led away from a form they are filling in.
  if (!(await viewerOf(request))) return answer(null, 401);
  const viewer = await requireTeam(request);
  const form = await formBody(request);
  const homes = await homesOfTeam(viewer.associationIds);
  const asked = form.get("associationId");
  const association = asked ? homes.find((one) => one.id === asked) : homes[0];
  if (!association) throw notFound();
  form.set("intent", "preview");
  // The title decides nothing about whom a need reaches.
  if (!form.get("title")) form.set("title", "…");
  const parsed = parseNeedForm(form, now());
  const value = parsed.ok
    ? locate(parsed.value, String(form.get("pointOf") ?? ""), association.municipality)
    : null;
  if (!value) return answer(null);
  const ids = { associationId: association.id, helpRequestId: null };
  return answer(await reachOfForm(request, value, ids, now()));
}

function answer(reach: ReachPreview | null, status = 200): Response {
  return Response.json({ reach }, { status });
}
