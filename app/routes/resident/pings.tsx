import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requireResident } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { PingsPage } from "~/components/pings-page";
import { translator } from "~/i18n/translator.server";
import { switchPings } from "~/models/settings.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { loadPings } from "./pings-data.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireResident(request);
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("pings.page.title") }, locale);
  return { page: await loadPings(viewer, now()), head };
}

/** "Aus" holds on the server before this answers. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireResident(request);
  const intent = (await formBody(request)).get("intent");
  if (intent === "on" || intent === "off") await switchPings(viewer.id, intent === "on", now());
  return redirect("/me/pings", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Pings() {
  const { page } = useLoaderData<typeof loader>();
  return <PingsPage page={page} />;
}
