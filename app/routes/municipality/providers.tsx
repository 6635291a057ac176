import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requireFresh } from "~/auth/guards.server";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { type ProviderAnswer, ProvidersPage } from "~/components/municipality/providers-page";
import { parseProviderForm } from "~/domain/forms/provider-form";
import { env } from "~/env.server";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { providersOf } from "~/models/identity-provider.server";
import { removeProvider, saveProvider } from "~/models/identity-provider-save.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";

const doneWords = ["saved", "removed"] as const;

/** Whoever changes a way into the town hall showed a moment ago who they are. */
async function freshOffice(request: Request) {
  const found = await officeOf(request, "municipality:edit");
  // A post cannot be repeated after proving: the way back leads to the page.
  requireFresh(new Request(request.url, { headers: request.headers }), found.viewer);
  return found;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await freshOffice(request);
  const locale = localeOf(request, viewer);
  const done = new URL(request.url).searchParams.get("done");
  return {
    office,
    providers: await providersOf(by.municipalityId),
    redirectUrl: `${env().baseUrl}/login/oidc/callback`,
    done: doneWords.find((word) => word === done) ?? null,
    head: headOf({ title: translator(locale)("municipality.providers.title") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { office, by } = await freshOffice(request);
  const form = await formBody(request);
  const back = (done: string) => redirect(officeLink(office, "/municipality/providers", { done }), 303);
  if (form.get("intent") === "remove") {
    const removed = await removeProvider(by, by.municipalityId, String(form.get("id")), new Date());
    if (!removed) throw notFound();
    return back("removed");
  }
  const parsed = parseProviderForm(form);
  if (!parsed.ok)
    return data<ProviderAnswer>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const saved = await saveProvider(by, by.municipalityId, parsed.value, new Date());
  if (saved.ok) return back("saved");
  if (saved.reason === "not-found") throw notFound();
  const { clientSecret: _, id, ...values } = parsed.value;
  const errors =
    saved.reason === "issuer" ? ({ issuer: "issuer" } as const) : ({ clientSecret: "required" } as const);
  return data<ProviderAnswer>({ errors, values: { ...values, id: id ?? "" } }, { status: 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Providers() {
  const t = useT();
  const { office, ...page } = useLoaderData<typeof loader>();
  return (
    <OfficePage
      office={office}
      title={t("municipality.providers.title")}
      lead={t("municipality.providers.lead")}
    >
      <ProvidersPage {...page} answer={useActionData<typeof action>()} />
    </OfficePage>
  );
}
