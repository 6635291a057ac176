import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { BackLink } from "~/components/back-link";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { Notice } from "~/components/notice";
import { ReportCase } from "~/components/report-case";
import { type ReportDecisionFailure, ReportDecisionForm } from "~/components/report-decision-form";
import { parseDecisionForm } from "~/domain/forms/report-form";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { decideReport } from "~/models/report-decision.server";
import { reportOf } from "~/models/report-read.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";
import { caseOf } from "./report-case.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request, "report:decide");
  const stored = isUuid(params.id) ? await reportOf(params.id, by.municipalityId) : null;
  if (!stored) throw notFound();
  const locale = localeOf(request, viewer);
  return {
    office,
    report: await caseOf(stored),
    done: new URL(request.url).searchParams.has("done"),
    head: headOf({ title: translator(locale)("report.queue.title") }, locale),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "report:decide");
  if (!isUuid(params.id) || !(await reportOf(params.id, by.municipalityId))) throw notFound();
  const parsed = parseDecisionForm(await formBody(request));
  if (!parsed.ok) {
    return data<ReportDecisionFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  }
  const decided = await decideReport(params.id, by, parsed.value, now());
  if (decided.ok)
    return redirect(officeLink(office, `/municipality/reports/${params.id}`, { done: "1" }), 303);
  if (decided.reason === "not-found") throw notFound();
  const failure = { refusal: decided.reason, errors: {}, values: parsed.value };
  return data<ReportDecisionFailure>(failure, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function ReportPage() {
  const t = useT();
  const { office, report, done } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <OfficePage office={office} title={report.need?.title ?? report.association.name}>
      <BackLink to={officeLink(office, "/municipality/reports")}>{t("report.case.back")}</BackLink>
      {done && !failure && <Notice kind="success">{t("report.case.done")}</Notice>}
      <ReportCase report={report} />
      <ReportDecisionForm report={report} failure={failure} />
    </OfficePage>
  );
}
