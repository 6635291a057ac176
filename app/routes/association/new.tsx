import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requireTeam } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { NeedWriting } from "~/components/association/need-writing";
import { useWritingAnswer, type WritingAnswer } from "~/components/association/writing-answer";
import { BackLink } from "~/components/back-link";
import { Notice } from "~/components/notice";
import { isUnreached, sendOrStay } from "~/components/unreached";
import { insuranceHint } from "~/domain/insurance";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { homesOfTeam } from "~/models/team-need.server";
import { formBody, pageOf } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { beginningOf } from "./need-beginning.server";
import { writeNeed } from "./need-writing.server";

export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) => !isUnreached(actionResult);

export const clientAction = sendOrStay<WritingAnswer>;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireTeam(request);
  const homes = await homesOfTeam(viewer.associationIds);
  const search = new URL(request.url).searchParams;
  const asked = { association: search.get("association"), copy: search.get("copy") };
  const { home, values } = await beginningOf(homes, asked, viewer, now());
  if (!home) throw notFound();
  const locale = localeOf(request, viewer);
  return {
    associations: homes.map(({ id, name }) => ({ id, name })),
    approved: home.status === "approved",
    values,
    map: mapSettings(home.municipality),
    insurance: insuranceHint(home.municipality.land),
    head: headOf({ title: translator(locale)("needForm.page.newTitle") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireTeam(pageOf(request));
  const form = await formBody(request);
  const asked = form.get("associationId");
  const homes = await homesOfTeam(viewer.associationIds);
  const association = asked ? homes.find((one) => one.id === asked) : homes[0];
  if (!association) throw notFound();
  return writeNeed(request, form, {
    personId: viewer.id,
    association,
    home: association.municipality,
    stored: null,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function New() {
  const t = useT();
  const { associations, approved, values, map, insurance } = useLoaderData<typeof loader>();
  const sent = useWritingAnswer();
  return (
    <>
      <div className="page-head">
        <BackLink to="/association">{t("needForm.page.back")}</BackLink>
        <h1>{t("needForm.page.newTitle")}</h1>
        {!sent.answer?.preview && <p className="lead">{t("needForm.page.lead")}</p>}
      </div>
      {!approved && !sent.answer?.refusal && <Notice kind="warn">{t("association.list.notApproved")}</Notice>}
      <NeedWriting
        mode="new"
        values={values}
        sent={sent}
        associations={associations}
        map={map}
        insurance={insurance}
      />
    </>
  );
}
