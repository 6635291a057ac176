import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { isUuid } from "~/domain/uuid";
import { confirmedDetails, findPublicNeed } from "~/models/help-request-read.server";

/**
 * "Weg zeigen" of a reminder: on to a map of the place. A ping cannot lead out of our own pages by itself, and of
 * somebody's home only who is signed in and coming learns where it is.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isUuid(params.id)) throw notFound();
  const [viewer, need] = await Promise.all([viewerOf(request), findPublicNeed(params.id)]);
  if (!need) throw notFound();
  const exact = viewer && (await confirmedDetails(need.id, viewer.id, now()));
  const place = exact?.place ?? need.place;
  const known = place.kind === "public" || exact !== null;
  if (!place.point || !known) return redirect(`/help/${need.id}`, 303);
  const { lat, lon } = place.point;
  return redirect(`https://www.openstreetmap.org/directions?to=${lat}%2C${lon}`, 303);
}
