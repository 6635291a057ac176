import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { MePage } from "~/components/me-page";
import { translator } from "~/i18n/translator.server";
import { showInstall } from "~/offline/install.client";
import { pushSupport, saveSubscription, subscribe, unsubscribe } from "~/push/subscribe.client";
import { headOf } from "../head.server";
import { loadMe } from "./me-data.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const locale = localeOf(request, viewer);
  const me = await loadMe(viewer, new URL(request.url).searchParams);
  return { me, head: headOf({ title: translator(locale)("common.nav.me") }, locale) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

const device = { pushSupport, saveSubscription, subscribe, unsubscribe };

export default function Me() {
  const { me } = useLoaderData<typeof loader>();
  useEffect(showInstall, []);
  return <MePage me={me} device={device} />;
}
