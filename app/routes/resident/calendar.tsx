import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requirePerson } from "~/auth/guards.server";
import { OwnCalendar } from "~/components/calendar/own-calendar";
import { env } from "~/env.server";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/translator.server";
import { endFeed, feedMadeAt, makeFeed } from "~/models/calendar-feed.server";
import { feedOf } from "../calendar/feed-address.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** What the action of this very request made: it is shown once and stored nowhere. */
    calendarToken?: string;
  }
}

export const headers = secretPage;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const locale = localeOf(request, viewer);
  const madeAt = await feedMadeAt(viewer.id);
  const { calendarToken } = context;
  return {
    feed: calendarToken ? feedOf(`${env().baseUrl}/calendar/own/${calendarToken}.ics`) : null,
    madeOn: madeAt && formatDate(madeAt, locale),
    ended: new URL(request.url).searchParams.get("done") === "ended",
    head: headOf({ title: translator(locale)("calendar.own.title") }, locale),
  };
}

/** Makes an address (the one before ends) and shows it, or switches it off. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  const intent = (await formBody(request)).get("intent");
  if (intent === "make") {
    context.calendarToken = await makeFeed(viewer.id, new Date());
    return null;
  }
  if (intent !== "end") throw notFound();
  await endFeed(viewer.id);
  return redirect("/me/calendar?done=ended", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Calendar() {
  return <OwnCalendar {...useLoaderData<typeof loader>()} />;
}
