import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { AssociationPage, type AssociationPageData } from "~/components/association-page";
import { isUuid } from "~/domain/uuid";
import { webAddress } from "~/domain/web-address";
import { env } from "~/env.server";
import { publicAssociation } from "~/models/association-public.server";
import { isBlocked } from "~/models/block.server";
import { needsBetween } from "~/models/calendar-page.server";
import { datesOf, shownDate } from "../calendar/dates.server";
import { feedAddress } from "../calendar/feed-address.server";
import { headOf } from "../head.server";
import { needSummary } from "../need-summary.server";
import { tenantOf } from "../tenant.server";

const most = { needs: 50, dates: 12 };
const yearMs = 366 * 24 * 60 * 60_000;

/** An approved association for everybody; until then, and while it is on hold, there is none. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const association = isUuid(params.id) ? await publicAssociation(params.id) : null;
  if (!association) throw notFound();
  const { id, name, purpose, placeName, municipality } = association;
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const clock = now();
  const ahead = { from: clock, until: new Date(clock.getTime() + 2 * yearMs) };
  const needs = await needsBetween(ahead, { associationId: id }, most.needs);
  const dates = needs
    .flatMap(datesOf)
    .filter(({ end }) => end > clock)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  const page: AssociationPageData = {
    ...{ id, name, purpose, placeName, now: clock.toISOString() },
    website: webAddress(association.website),
    municipality: municipality.name,
    needs: needs.map(needSummary),
    dates: dates.slice(0, most.dates).map(shownDate),
    feed: feedAddress(`/calendar/association/${id}.ics`, locale),
    blocked: viewer?.resident ? await isBlocked(viewer.id, id) : null,
  };
  const url = `${env().baseUrl}/associations/${id}`;
  const head = headOf({ title: name, description: purpose.slice(0, 200) || municipality.name, url }, locale);
  return { page, head, tenant: tenantOf(municipality) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Association() {
  const { page } = useLoaderData<typeof loader>();
  return <AssociationPage page={page} />;
}
