import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { Approvals } from "~/components/municipality/approvals";
import type { DecisionAnswer } from "~/components/municipality/decision-forms";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { applicationsOf } from "~/models/association-list.server";
import { decideShowing, showingsAsked } from "~/models/showing.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { decideByForm } from "./deciding.server";
import { officeOf } from "./office.server";

const doneWords = ["approve", "refuse", "granted", "declined"] as const;

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
    applied: associations.filter(({ status }) => status === "applied"),
    showings: showings.filter(({ status }) => status === "asked"),
    done: doneWords.find((word) => word === done) ?? null,
    head: headOf({ title: translator(locale)("municipality.approvals.title") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "association:decide");
  const form = await formBody(request);
  const shows = form.get("showing");
  if (shows !== null) {
    const associationId = form.get("associationId");
    if (!isUuid(associationId)) throw notFound();
    const decided = await decideShowing(associationId, by, shows === "grant", now());
    if (!decided.ok && decided.reason === "not-found") throw notFound();
    if (!decided.ok) return data(answerOf(associationId), { status: 409 });
    const back = form.get("back") === "associations" ? "associations" : "approvals";
    const done = shows === "grant" ? "granted" : "declined";
    return redirect(officeLink(office, `/municipality/${back}`, { done }), 303);
  }
  const { done, refused } = await decideByForm(form, by);
  return refused ?? redirect(officeLink(office, "/municipality/approvals", { done }), 303);
}

function answerOf(associationId: string): DecisionAnswer {
  return { associationId, decision: null, refusal: "wrong-status", reason: "" };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function ApprovalsPage() {
  const t = useT();
  const { office, applied, showings, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <OfficePage
      office={office}
      title={t("municipality.approvals.title")}
      lead={t("municipality.approvals.lead")}
    >
      <Approvals applied={applied} showings={showings} done={done} answer={answer} />
    </OfficePage>
  );
}
