import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { BackLink } from "~/components/back-link";
import { DecisionNotice } from "~/components/municipality/approvals";
import { AssociationFacts, StatusBadge } from "~/components/municipality/association-card";
import { DecisionForms } from "~/components/municipality/decision-forms";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { Notice } from "~/components/notice";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { applicationsOf } from "~/models/association-list.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { decideByForm } from "./deciding.server";
import { officeOf } from "./office.server";

const doneWords = ["approve", "refuse", "suspend", "restore"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request);
  const all = isUuid(params.id) ? await applicationsOf(by.municipalityId) : [];
  const association = all.find(({ id }) => id === params.id);
  if (!association) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return {
    office,
    association,
    done: doneWords.find((word) => word === done) ?? null,
    head: headOf({ title: association.name }, localeOf(request, viewer)),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "association:decide");
  const form = await formBody(request);
  if (form.get("associationId") !== params.id) throw notFound();
  const { done, refused } = await decideByForm(form, by);
  return refused ?? redirect(officeLink(office, `/municipality/associations/${params.id}`, { done }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function AssociationPage() {
  const t = useT();
  const { office, association, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { id, status, statusReason } = association;
  return (
    <OfficePage office={office} title={association.name}>
      <BackLink to={officeLink(office, "/municipality/associations")}>
        {t("municipality.associations.back")}
      </BackLink>
      <DecisionNotice done={done} answer={answer} />
      <div className="row">
        <StatusBadge status={status} />
      </div>
      {statusReason && (
        <Notice title={t("municipality.associations.reasonGiven")}>
          <p className="pre-line">{statusReason}</p>
        </Notice>
      )}
      <AssociationFacts association={association} />
      <DecisionForms associationId={id} status={status} answer={answer} />
    </OfficePage>
  );
}
