import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { OwnDataPage } from "~/components/own-data-page";
import { translator } from "~/i18n/translator.server";
import { exportOf } from "~/models/export.server";
import { headOf } from "../head.server";
import { ownDataPage } from "./data-page.server";

/** Everything we hold about the reader (Art. 15 GDPR). */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const locale = localeOf(request, viewer);
  const page = ownDataPage(await exportOf(viewer.id), locale, now());
  return { page, head: headOf({ title: translator(locale)("privacy.data.title") }, locale) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Data() {
  const { page } = useLoaderData<typeof loader>();
  return <OwnDataPage data={page} />;
}
