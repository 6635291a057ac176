import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requireTeam, type TeamViewer } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { NeedWriting } from "~/components/association/need-writing";
import { firstShift, withShift } from "~/components/association/shift-values";
import { BackLink } from "~/components/back-link";
import { Notice } from "~/components/notice";
import type { FormValues } from "~/domain/forms/form-values";
import { insuranceHint } from "~/domain/insurance";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { homesOfTeam, type TeamHome } from "~/models/team-need.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { writeNeed } from "./need-writing.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireTeam(request);
  const homes = await homesOfTeam(viewer.associationIds);
  const asked = new URL(request.url).searchParams.get("association");
  const home = homes.find((one) => one.id === asked) ?? homes[0];
  if (!home) throw notFound();
  const at = now();
  const locale = localeOf(request, viewer);
  return {
    associations: homes.map(({ id, name }) => ({ id, name })),
    approved: home.status === "approved",
    values: beginning(home, viewer, at),
    map: mapSettings(home.municipality),
    insurance: insuranceHint(home.municipality.land),
    head: headOf({ title: translator(locale)("needForm.page.newTitle") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireTeam(request);
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
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="page-head">
        <BackLink to="/association">{t("needForm.page.back")}</BackLink>
        <h1>{t("needForm.page.newTitle")}</h1>
        {!answer?.preview && <p className="lead">{t("needForm.page.lead")}</p>}
      </div>
      {!approved && !answer?.refusal && <Notice kind="warn">{t("association.list.notApproved")}</Notice>}
      <NeedWriting
        mode="new"
        values={values}
        answer={answer}
        associations={associations}
        map={map}
        insurance={insurance}
      />
    </>
  );
}

/** Filled in as far as we can guess, so that a first need is a minute's work. */
function beginning(home: TeamHome, viewer: TeamViewer, at: Date): FormValues {
  const contact = {
    associationId: home.id,
    contactName: home.contactName || viewer.name,
    contactPhone: home.contactPhone ?? viewer.phone ?? "",
  };
  return withShift(contact, { index: 0, ...firstShift(at) });
}
