import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, requireResident } from "~/auth/guards.server";
import { now } from "~/clock.server";
import type { SettingsData, SettingsFailure } from "~/components/settings-data";
import { SettingsPage } from "~/components/settings-page";
import { parseSettingsForm } from "~/domain/forms/settings-form";
import { translator } from "~/i18n/translator.server";
import { saveSettings } from "~/models/settings.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireResident(request);
  const { resident } = viewer;
  const { quietFrom, quietUntil, quietSundays, weeklyBudget, digestDay } = resident;
  const { urgentInQuiet, beyondRadius, objects, neutralTitles, pausedUntil } = resident;
  const page: SettingsData = {
    settings: {
      ...{ quietFrom, quietUntil, quietSundays, weeklyBudget, digestDay },
      ...{ urgentInQuiet, beyondRadius, objects, neutralTitles },
    },
    pausedUntil: pausedUntil && pausedUntil > now() ? pausedUntil.toISOString() : null,
    saved: new URL(request.url).searchParams.has("saved"),
  };
  const locale = localeOf(request, viewer);
  return { page, head: headOf({ title: translator(locale)("pings.settings.title") }, locale) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireResident(request);
  const parsed = parseSettingsForm(await formBody(request));
  if (!parsed.ok) {
    return data<SettingsFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  }
  await saveSettings(viewer.id, parsed.value, now());
  return redirect("/me/settings?saved=1", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Settings() {
  const { page } = useLoaderData<typeof loader>();
  return <SettingsPage page={page} failure={useActionData<typeof action>()} />;
}
