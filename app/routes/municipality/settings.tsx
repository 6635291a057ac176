import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { type SettingsFailure, SettingsForm } from "~/components/municipality/settings-form";
import type { FormValues } from "~/domain/forms/form-values";
import { municipalityFields, parseMunicipalityForm } from "~/domain/forms/municipality-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { lookUpPlace } from "~/models/gazetteer.server";
import { changeMunicipality } from "~/models/municipality.server";
import { type Municipality, municipalityById } from "~/models/municipality-read.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { mapSettings } from "../map-settings.server";
import { officeOf } from "./office.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request, "municipality:edit");
  const locale = localeOf(request, viewer);
  const municipality = await municipalityById(by.municipalityId);
  const { ags, lat, lon } = municipality;
  return {
    office,
    values: storedValues(municipality),
    ags,
    stored: { lat, lon },
    map: mapSettings(municipality),
    saved: new URL(request.url).searchParams.has("saved"),
    head: headOf({ title: translator(locale)("municipality.settings.title") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "municipality:edit");
  const form = await formBody(request);
  const parsed = parseMunicipalityForm(form);
  if (!parsed.ok)
    return data<SettingsFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const input = parsed.value;
  const refuse = (failure: Omit<SettingsFailure, "values">, status: number) =>
    data<SettingsFailure>({ ...failure, values: typedAgain(form) }, { status });
  const found = input.point ?? (input.place ? lookUpPlace(input.place).place : undefined);
  if (found === null) return refuse({ errors: { place: "place-unknown" } }, 422);
  const point = found ? { lat: found.lat, lon: found.lon } : null;
  const changed = await changeMunicipality(by, { ...input, point }, new Date());
  if (!changed.ok) return refuse({ errors: {}, refusal: changed.reason }, 409);
  return redirect(officeLink(office, "/municipality/settings", { saved: "1" }), 303);
}

/** Everything in it has been read without an error, so it can be shown as it came. */
function typedAgain(form: FormData): FormValues {
  return Object.fromEntries(
    municipalityFields.map((name) => [name, String(form.get(name) ?? "").slice(0, 8_000)]),
  );
}

function storedValues(municipality: Municipality): FormValues {
  const { name, zoom, accent, hostName, land, terms } = municipality;
  const { imprintName, imprintAddress, imprintRepresentative, imprintEmail, imprintPhone } = municipality;
  const { reportsContact, privacyContact, supervisoryAuthority, accessibilityContact } = municipality;
  const { accessibilityMethod, accessibilityGaps, enforcementBody, signLanguageVideo } = municipality;
  return {
    ...{ name, zoom: String(zoom), accent: accent ?? "", hostName: hostName ?? "", land: land ?? "", terms },
    ...{ imprintName, imprintAddress, imprintRepresentative, imprintEmail, imprintPhone },
    ...{ reportsContact, privacyContact, supervisoryAuthority, accessibilityContact },
    accessibilityCheckedAt: municipality.accessibilityCheckedAt?.toISOString().slice(0, 10) ?? "",
    ...{ accessibilityMethod, accessibilityGaps, enforcementBody, signLanguageVideo },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Settings() {
  const t = useT();
  const { office, ...settings } = useLoaderData<typeof loader>();
  return (
    <OfficePage
      office={office}
      title={t("municipality.settings.title")}
      lead={t("municipality.settings.lead")}
    >
      <SettingsForm slug={office.slug} settings={settings} failure={useActionData<typeof action>()} />
    </OfficePage>
  );
}
