import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { UrgentNeeds } from "~/components/municipality/urgent-needs";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { releaseEmergency, urgentNeeds } from "~/models/urgent.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request);
  const locale = localeOf(request, viewer);
  const { waiting, used } = await urgentNeeds(by.municipalityId, now());
  return {
    ...{ office, waiting, used },
    now: now(),
    released: new URL(request.url).searchParams.get("done") === "released",
    head: headOf({ title: translator(locale)("municipality.urgent.title") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "urgent:release");
  const form = await formBody(request);
  const id = form.get("helpRequestId");
  if (!isUuid(id)) throw notFound();
  if (form.get("asked") !== "on") return data({ id, refusal: "authority" as const }, { status: 422 });
  if (!(await releaseEmergency(id, by, now())))
    return data({ id, refusal: "nothing" as const }, { status: 409 });
  return redirect(officeLink(office, "/municipality/urgent", { done: "released" }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function UrgentPage() {
  const t = useT();
  const { office, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <OfficePage office={office} title={t("municipality.urgent.title")} lead={t("municipality.urgent.lead")}>
      <UrgentNeeds {...page} answer={answer ?? null} />
    </OfficePage>
  );
}
