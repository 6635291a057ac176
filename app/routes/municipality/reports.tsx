import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { OfficePage } from "~/components/municipality/office-page";
import { ReportPages } from "~/components/report-pages";
import { ReportQueue } from "~/components/report-queue";
import { reportCategories, reportDecisions, reportSubjects } from "~/domain/reports";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { reportsOf, type StoredReport } from "~/models/report-read.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";
import { pageOf } from "./paging.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request, "report:decide");
  const search = new URL(request.url).searchParams;
  const shown = search.get("status") === "decided" ? ("decided" as const) : ("open" as const);
  const page = pageOf(search);
  const { reports, pages } = await reportsOf(by.municipalityId, shown, page);
  const locale = localeOf(request, viewer);
  return {
    ...{ office, shown, page, pages },
    reports: reports.map(rowOf),
    head: headOf({ title: translator(locale)("report.queue.title") }, locale),
  };
}

function rowOf({ id, subject, category, helpRequest, association, createdAt, decision }: StoredReport) {
  return {
    id,
    subject: reportSubjects.find((one) => one === subject) ?? "need",
    category: reportCategories.find((one) => one === category) ?? "something-else",
    title: helpRequest?.title ?? association.name,
    createdAt: createdAt.toISOString(),
    decision: reportDecisions.find((one) => one === decision) ?? null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Reports() {
  const t = useT();
  const { office, page, pages, ...queue } = useLoaderData<typeof loader>();
  return (
    <OfficePage office={office} title={t("report.queue.title")} lead={t("report.queue.lead")}>
      <ReportQueue office={office} {...queue} />
      <ReportPages page={page} pages={pages} />
    </OfficePage>
  );
}
