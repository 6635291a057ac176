import { type ActionFunctionArgs, data } from "@remix-run/node";
import { notFound, requireTeam } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { parseNeedForm } from "~/domain/forms/need-form";
import { homesOfTeam } from "~/models/team-need.server";
import { formBody } from "../form-body.server";
import { locate } from "./need-place.server";
import { reachOfForm } from "./reach.server";

/** What the form asks while it is filled in; what it cannot be asked yet is answered with nothing. */
export async function action({ request }: ActionFunctionArgs) {
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
  if (!value) return data({ reach: null });
  return data({
    reach: await reachOfForm(request, value, { associationId: association.id, helpRequestId: null }, now()),
  });
}
