import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { municipalityOf } from "~/models/municipality-read.server";
import { publicFeed } from "./feed.server";

/** What a municipality shows, for the calendars that subscribe to it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const municipality = await municipalityOf(params.slug ?? "");
  if (!municipality) throw notFound();
  const { id, name, slug } = municipality;
  return publicFeed(request, { name, path: `/m/${slug}/calendar` }, { municipalityId: id });
}
