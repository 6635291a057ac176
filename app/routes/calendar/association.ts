import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { isUuid } from "~/domain/uuid";
import { publicAssociation } from "~/models/association-public.server";
import { publicFeed } from "./feed.server";

/** An association's dates, for the calendars that subscribe to them; 404 while it is not approved. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const association = isUuid(params.id) ? await publicAssociation(params.id) : null;
  if (!association) throw notFound();
  const { id, name } = association;
  return publicFeed(request, { name, path: `/associations/${id}` }, { associationId: id });
}
