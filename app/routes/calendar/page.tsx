import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CalendarPage } from "~/components/calendar/calendar-page";
import { loadCalendar } from "./page-data.server";

/** `/calendar`, and `/m/:slug/calendar` of one municipality. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return loadCalendar(request, params.slug);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Calendar() {
  const { calendar } = useLoaderData<typeof loader>();
  return <CalendarPage calendar={calendar} />;
}
