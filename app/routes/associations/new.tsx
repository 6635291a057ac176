import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { chosenLocale, localeOf, notFound } from "~/auth/guards.server";
import { limitedLink } from "~/auth/limit.server";
import { viewerOf } from "~/auth/session.server";
import { type ApplyAnswer, ApplyForm } from "~/components/association/apply-form";
import { teamPath } from "~/components/association/team-standing";
import { EmptyState } from "~/components/empty-state";
import { Notice } from "~/components/notice";
import { TooMany } from "~/components/too-many";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { apply } from "~/models/association-apply.server";
import { municipalitiesToApply } from "~/models/association-list.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";
import { readApplication, refuse } from "./application.server";

export const headers = secretPage;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const towns = await municipalitiesToApply();
  const search = new URL(request.url).searchParams;
  const asked = towns.find(({ id }) => id === search.get("municipality"));
  const locale = localeOf(request, viewer);
  const t = translator(locale);
  return {
    municipalities: towns.map(({ id, name }) => ({ id, name })),
    map: mapSettings(asked ?? towns[0] ?? { lat: 51.2, lon: 10.4, zoom: 6 }),
    values: {
      municipalityId: asked?.id ?? "",
      contactName: viewer?.name ?? "",
      contactEmail: viewer?.email ?? "",
      contactPhone: viewer?.phone ?? "",
    },
    signedIn: viewer !== null,
    sent: search.get("sent"),
    head: headOf({ title: t("team.apply.title"), description: t("team.apply.lead") }, locale),
  };
}

/** Signed in, one applies at once; who is not gets a link by mail, whoever has the address. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const read = await readApplication(await formBody(request), await municipalitiesToApply());
  if (!read.ok) return read.answer;
  const { application, values } = read;
  if (!viewer) {
    const allowed = await limitedLink(request, application.contactEmail);
    if (!allowed.ok)
      return tooMany<ApplyAnswer>(allowed.retryAfterSeconds, { errors: {}, values, refusal: null });
  }
  const applicant = viewer
    ? { personId: viewer.id }
    : { personId: null, locale: chosenLocale(request, null) };
  const result = await apply(applicant, application);
  if (!result.ok && result.reason === "name-taken") return refuse(409, { values, refusal: result.reason });
  if (!result.ok) throw notFound();
  if (viewer) return redirect(teamPath(result.associationId, { done: "applied" }), 303);
  return redirect(`/associations/new?${new URLSearchParams({ sent: application.name })}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function NewAssociation() {
  const t = useT();
  const { sent, signedIn, values, municipalities, map } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (municipalities.length === 0) {
    return (
      <EmptyState headingLevel={1} title={t("team.apply.title")}>
        {t("team.apply.noMunicipality")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="page-head">
        <h1>{t("team.apply.title")}</h1>
        {!sent && <p className="lead">{t("team.apply.lead")}</p>}
      </div>
      <TooMany seconds={answer?.tooMany} />
      {sent && !answer ? (
        <Notice kind="success" icon="mail" title={t("team.apply.sentTitle")}>
          <p>{t("team.apply.sent", { name: sent.slice(0, 120) })}</p>
          <p>
            {t("team.apply.sentHint")} <Link to="/login">{t("association.signIn.title")}</Link>
          </p>
        </Notice>
      ) : (
        <ApplyForm
          values={answer?.values ?? values}
          errors={answer?.errors ?? {}}
          choices={answer?.choices}
          refusal={answer?.refusal ?? null}
          municipalities={municipalities}
          map={map}
          as={signedIn ? "member" : "visitor"}
          submit={t("team.apply.submit")}
        />
      )}
    </>
  );
}
