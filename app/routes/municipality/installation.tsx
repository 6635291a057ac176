import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { BackLink } from "~/components/back-link";
import { type InstallationAnswer, InstallationPage } from "~/components/municipality/installation-page";
import { parseNewMunicipality } from "~/domain/forms/new-municipality-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { mapCentre } from "~/models/map-centre.server";
import { installationList } from "~/models/municipality-read.server";
import { foundMunicipality } from "~/models/setup.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { withCentre } from "./founding.server";
import { requireOperator } from "./operator.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireOperator(request);
  const locale = localeOf(request, viewer);
  return {
    municipalities: await installationList(),
    map: mapSettings(await mapCentre()),
    done: new URL(request.url).searchParams.has("done"),
    head: headOf({ title: translator(locale)("municipality.installation.title") }, locale),
  };
}

/** A further municipality with its first administrator. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireOperator(request);
  const form = await formBody(request);
  const parsed = parseNewMunicipality(form);
  if (!parsed.ok)
    return data<InstallationAnswer>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).slice(0, 300)]));
  const placed = withCentre(parsed.value);
  if (!placed.ok) return data<InstallationAnswer>({ errors: placed.errors, values }, { status: 422 });
  const made = await foundMunicipality(viewer.id, placed.value, new Date());
  if (!made.ok)
    return data<InstallationAnswer>({ errors: {}, refusal: made.reason, values }, { status: 409 });
  return redirect("/municipality/installation?done=1", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Installation() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <header className="page-head">
        <BackLink to="/municipality">{t("municipality.nav.main")}</BackLink>
        <h1>{t("municipality.installation.title")}</h1>
        <p className="lead">{t("municipality.installation.lead")}</p>
      </header>
      <InstallationPage {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
