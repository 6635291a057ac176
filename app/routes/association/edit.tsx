import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { DeleteDraft } from "~/components/association/delete-draft";
import { NeedWriting } from "~/components/association/need-writing";
import { firstShift, withShift } from "~/components/association/shift-values";
import { useWritingAnswer, type WritingAnswer } from "~/components/association/writing-answer";
import { BackLink } from "~/components/back-link";
import { isUnreached, sendOrStay } from "~/components/unreached";
import { needFormValues } from "~/domain/forms/need-values";
import { insuranceHint } from "~/domain/insurance";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { homesOfTeam } from "~/models/team-need.server";
import { behindPost, formBody, pageOf } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { writeNeed } from "./need-writing.server";
import { ownNeed } from "./team-need.server";

export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) => !isUnreached(actionResult);

export const clientAction = sendOrStay<WritingAnswer>;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, need } = await ownNeed(request, params.id);
  if (need.status === "cancelled" && !behindPost(request)) {
    throw redirect(`/association/help/${need.id}`);
  }
  const home = await homeOf(need.associationId);
  const at = now();
  const draft = need.status === "draft";
  const values = { ...needFormValues(need), pointOf: need.placeName };
  const locale = localeOf(request, viewer);
  const title = translator(locale)(draft ? "needForm.page.draftTitle" : "needForm.page.editTitle");
  return {
    id: need.id,
    draft,
    title: need.title,
    associations: [{ id: home.id, name: home.name }],
    values: need.shifts.length > 0 ? values : withShift(values, { index: 0, ...firstShift(at) }),
    map: mapSettings(home.municipality),
    insurance: insuranceHint(home.municipality.land),
    head: headOf({ title: `${title}: ${need.title}` }, locale),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, need } = await ownNeed(pageOf(request), params.id);
  const association = await homeOf(need.associationId);
  const form = await formBody(request);
  return writeNeed(request, form, {
    personId: viewer.id,
    association,
    home: association.municipality,
    stored: need,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Edit() {
  const t = useT();
  const { id, draft, title, associations, values, map, insurance } = useLoaderData<typeof loader>();
  const sent = useWritingAnswer();
  return (
    <>
      <div className="page-head">
        <BackLink to={draft ? "/association" : `/association/help/${id}`}>
          {draft ? t("needForm.page.back") : title}
        </BackLink>
        <h1>{t(draft ? "needForm.page.draftTitle" : "needForm.page.editTitle")}</h1>
      </div>
      <NeedWriting
        key={id}
        id={id}
        mode={draft ? "draft" : "public"}
        values={values}
        sent={sent}
        associations={associations}
        map={map}
        insurance={insurance}
      />
      {draft && !sent.answer?.preview && <DeleteDraft id={id} />}
    </>
  );
}

async function homeOf(associationId: string) {
  const [home] = await homesOfTeam([associationId]);
  if (!home) throw notFound();
  return home;
}
