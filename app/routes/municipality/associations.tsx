import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { AssociationList } from "~/components/municipality/association-list";
import { OfficePage } from "~/components/municipality/office-page";
import { env } from "~/env.server";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { applicationsOf } from "~/models/association-list.server";
import { showingsAsked } from "~/models/showing.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";

const doneWords = ["granted", "declined"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request);
  const locale = localeOf(request, viewer);
  const [associations, showings] = await Promise.all([
    applicationsOf(by.municipalityId),
    showingsAsked(by.municipalityId),
  ]);
  const done = new URL(request.url).searchParams.get("done");
  return {
    office,
    associations,
    neighbours: showings.filter(({ status }) => status === "granted"),
    applyUrl: `${env().baseUrl}/associations/new?m=${office.slug}`,
    done: doneWords.find((word) => word === done) ?? null,
    head: headOf({ title: translator(locale)("municipality.associations.title") }, locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function AssociationsPage() {
  const t = useT();
  const { office, ...list } = useLoaderData<typeof loader>();
  return (
    <OfficePage
      office={office}
      title={t("municipality.associations.title")}
      lead={t("municipality.associations.lead")}
    >
      <AssociationList office={office} {...list} />
    </OfficePage>
  );
}
