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
import { CancelForm } from "~/components/association/cancel-form";
import { CancelLead } from "~/components/association/cancel-lead";
import { BackLink } from "~/components/back-link";
import { Notice } from "~/components/notice";
import { parseCancelForm } from "~/domain/forms/cancel-form";
import { mayCall } from "~/domain/sign-in";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { rosterOf } from "~/models/association-read.server";
import { cancel } from "~/models/help-request-status.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { ownNeed } from "./team-need.server";

export const shouldRevalidate = () => true;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, need } = await ownNeed(request, params.id);
  const locale = localeOf(request, viewer);
  const at = now();
  const calls = mayCall(viewer.session, new Date());
  const coming = (await rosterOf(need.id, at))
    .filter((shift) => shift.end > at)
    .flatMap((shift) => shift.signups);
  return {
    id: need.id,
    title: need.title,
    told: coming.filter((signup) => !signup.byPhone).length,
    toCall: coming
      .filter((signup) => signup.byPhone)
      .map(({ id, name, phone }) => ({ id, name, phone: calls ? phone : null })),
    proof: calls
      ? null
      : `/login/prove?${new URLSearchParams({ to: `/association/help/${need.id}/cancel` })}`,
    head: headOf({ title: `${translator(locale)("association.cancel.title")}: ${need.title}` }, locale),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { need } = await ownNeed(request, params.id);
  const parsed = parseCancelForm(await formBody(request));
  if (!parsed.ok) {
    return data({ errors: parsed.errors, values: parsed.values, refusal: null }, { status: 422 });
  }
  const { reason, text } = parsed.value;
  const result = await cancel(need.id, need.associationId, text || reason, now());
  if (result.ok) return redirect(`/association/help/${need.id}?done=cancelled`, 303);
  if (result.reason === "not-found") throw notFound();
  return data({ errors: {}, values: { reason, text }, refusal: result.reason }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Cancel() {
  const t = useT();
  const { id, title, told, toCall, proof } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <BackLink to={`/association/help/${id}`}>{title}</BackLink>
        <h1>{t("association.cancel.title")}</h1>
        <CancelLead told={told} toCall={toCall} proof={proof} />
      </div>
      {answer?.refusal && (
        <Notice kind="refusal" reason={answer.refusal}>
          {t(`association.refusal.${answer.refusal}`)}
        </Notice>
      )}
      <CancelForm needId={id} errors={answer?.errors ?? {}} values={answer?.values ?? {}} />
    </>
  );
}
