import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { LinkButton } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { SetupForm } from "~/components/municipality/setup-form";
import type { FormErrors, FormValues } from "~/domain/forms/form-values";
import { parseNewMunicipality } from "~/domain/forms/new-municipality-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { mapCentre } from "~/models/map-centre.server";
import { setUp, setupOpens } from "~/models/setup.server";
import { formBody } from "./form-body.server";
import { headOf } from "./head.server";
import { mapSettings } from "./map-settings.server";
import { withCentre } from "./municipality/founding.server";

/** The secret stands in the address: no cache keeps the page. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(request, await viewerOf(request));
  const head = headOf({ title: translator(locale)("municipality.setup.title") }, locale);
  const open = await setupOpens(params.secret ?? "", new Date());
  if (open) return data({ open, map: mapSettings(await mapCentre()), wait: 0, head });
  const wait = await waitAfterGuess(request);
  return data({ open, map: null, wait, head }, { status: wait > 0 ? 429 : 404 });
}

type Failure = { errors: FormErrors; values: FormValues };

export async function action({ request, params }: ActionFunctionArgs) {
  const secret = params.secret ?? "";
  if (!(await setupOpens(secret, new Date()))) return closed(request);
  const form = await formBody(request);
  const parsed = parseNewMunicipality(form);
  if (!parsed.ok) return data<Failure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const placed = withCentre(parsed.value);
  if (!placed.ok) {
    const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).slice(0, 300)]));
    return data<Failure>({ errors: placed.errors, values }, { status: 422 });
  }
  const locale = localeOf(request, null);
  let cookie = "";
  const made = await setUp(secret, placed.value, locale, new Date(), async (tx, personId) => {
    cookie = await signIn(request, personId, "link", tx);
  });
  if (!made.ok) return closed(request);
  return redirect("/municipality?welcome=1", { status: 303, headers: { "Set-Cookie": cookie } });
}

async function closed(request: Request) {
  const wait = await waitAfterGuess(request);
  return data<Failure>({ errors: {}, values: {} }, { status: wait > 0 ? 429 : 409 });
}

/** Only wrong secrets count, so that the right one always opens. @returns seconds */
async function waitAfterGuess(request: Request): Promise<number> {
  const allowed = await limited(request, "setup");
  return allowed.ok ? 0 : allowed.retryAfterSeconds;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Setup() {
  const t = useT();
  const { open, map, wait } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (!open || !map) return <Closed wait={wait} />;
  return (
    <>
      <header className="page-head">
        <h1>{t("municipality.setup.title")}</h1>
        <p className="lead">{t("municipality.setup.lead")}</p>
      </header>
      <SetupForm values={failure?.values ?? {}} errors={failure?.errors ?? {}} map={map} />
    </>
  );
}

function Closed({ wait }: { wait: number }) {
  const t = useT();
  const home = <LinkButton to="/">{t("common.mishap.home")}</LinkButton>;
  return (
    <EmptyState icon="lock" headingLevel={1} title={t("municipality.setup.closedTitle")} action={home}>
      {wait > 0 ? t("municipality.setup.limited", { seconds: wait }) : t("municipality.setup.closed")}
    </EmptyState>
  );
}
