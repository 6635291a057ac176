import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requireMay } from "~/auth/guards.server";
import { ApplyForm } from "~/components/association/apply-form";
import { TeamStanding, teamPath } from "~/components/association/team-standing";
import { BackLink } from "~/components/back-link";
import { mayApplyAgain } from "~/domain/team";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { saveProfile } from "~/models/association-apply.server";
import { associationOfTeam, municipalitiesToApply } from "~/models/association-list.server";
import { readApplication, refuse } from "../associations/application.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { ownAssociation, standingOf } from "./team-page.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, associationId } = await managed(request);
  const [association, towns] = await Promise.all([associationOfTeam(associationId), municipalitiesToApply()]);
  const { name, purpose, contactName, contactEmail, contactPhone, placeName, municipalityId } = association;
  const locale = localeOf(request, viewer);
  const waits = association.status === "applied" || association.status === "refused";
  return {
    standing: standingOf(association),
    waits,
    municipalities: waits ? towns.map((town) => ({ id: town.id, name: town.name })) : [],
    map: mapSettings(association.municipality),
    values: {
      ...{ name, purpose, contactName, contactEmail, municipalityId },
      contactPhone: contactPhone ?? "",
      place: placeName,
    },
    head: headOf({ title: translator(locale)("team.apply.editTitle", { name }) }, locale),
  };
}

/** Changes what the municipality reads; after a refusal it is an application again. */
export async function action({ request }: ActionFunctionArgs) {
  const { viewer, associationId } = await managed(request);
  const before = await associationOfTeam(associationId);
  const { municipality } = before;
  const read = await readApplication(await formBody(request), await townsFor(municipality), municipality);
  if (!read.ok) return read.answer;
  const { application, values } = read;
  const result = await saveProfile(associationId, viewer.id, application);
  if (!result.ok && result.reason === "name-taken") return refuse(409, { values, refusal: result.reason });
  if (!result.ok) throw notFound();
  const done = mayApplyAgain(before.status) ? "applied" : "saved";
  return redirect(teamPath(associationId, { done }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Profile() {
  const t = useT();
  const { standing, waits, values, municipalities, map } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const again = standing.status === "refused";
  return (
    <>
      <div className="page-head">
        <BackLink to={teamPath(standing.id)}>{t("team.page.title")}</BackLink>
        <h1>{t("team.apply.editTitle", { name: standing.name })}</h1>
        {!waits && <p className="lead">{t("team.apply.editLead")}</p>}
      </div>
      {again && <TeamStanding association={standing} mayManage={false} />}
      <ApplyForm
        values={answer?.values ?? values}
        errors={answer?.errors ?? {}}
        choices={answer?.choices}
        refusal={answer?.refusal ?? null}
        municipalities={municipalities}
        map={map}
        as="member"
        nameStays={!waits}
        submit={t(again ? "team.apply.again" : "team.apply.save")}
      />
    </>
  );
}

async function managed(request: Request) {
  const own = await ownAssociation(request, new URL(request.url).searchParams.get("association"));
  await requireMay(request, "team:manage", { associationId: own.associationId });
  return own;
}

/** Its own municipality, also when nobody else could apply there any more, and all others. */
async function townsFor<Town extends { id: string }>(own: Town) {
  const towns = await municipalitiesToApply();
  return [own, ...towns.filter(({ id }) => id !== own.id)];
}
