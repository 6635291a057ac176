import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { BackLink } from "~/components/back-link";
import type { JoinFailure } from "~/components/join-data";
import { JoinForm } from "~/components/join-form";
import { TooMany } from "~/components/too-many";
import { parseJoinForm } from "~/domain/forms/join-form";
import { useT } from "~/i18n/context";
import { locales } from "~/i18n/locales";
import { translator } from "~/i18n/translator.server";
import { isHasty } from "~/models/limit.server";
import { join } from "~/models/resident.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { withRetryAfter } from "../pass-headers";
import { withChosenPlace } from "../place-choice.server";
import { tooMany } from "../too-many.server";
import { joinPage, profileOf } from "./join-form.server";

export const headers = withRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const t = translator(locale);
  const form = await joinPage(viewer, new URL(request.url).searchParams);
  const head = headOf({ title: t("common.nav.join"), description: t("join.lead") }, locale);
  return { form, head };
}

/** Makes a helper profile, or changes the viewer's own. This browser then stays signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const form = await formBody(request);
  const parsed = parseJoinForm(withChosenPlace(form, "place"), now(), locales);
  if (!parsed.ok) return data<JoinFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const meant = await profileOf(parsed.value, viewer, localeOf(request, viewer));
  if (!meant.ok) {
    const { reason, choices } = meant;
    return data<JoinFailure>(
      { errors: { place: reason }, choices, values: typedAgain(form) },
      { status: 422 },
    );
  }
  if (viewer && (await isHasty(viewer.session.handle)))
    return tooMany<JoinFailure>(60, { errors: {}, values: typedAgain(form) });
  let cookie: string | null = null;
  await join(viewer?.id ?? null, meant.profile, async (tx, personId) => {
    if (!viewer) cookie = await signIn(request, personId, "join", tx);
  });
  const headers = cookie ? { "Set-Cookie": cookie } : undefined;
  return redirect(viewer?.resident ? "/me" : "/me?welcome=1", { status: 303, headers });
}

const lists = ["interests", "skills", "free"];

/** Everything in it has been read without an error, so it can be shown as it came. */
function typedAgain(form: FormData): JoinFailure["values"] {
  const names = [...new Set(form.keys())].slice(0, 20);
  const texts = (name: string) => form.getAll(name).map((value) => String(value).slice(0, 300));
  return Object.fromEntries(
    names.map((name) => [name, lists.includes(name) ? texts(name) : (texts(name)[0] ?? "")]),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Join() {
  const t = useT();
  const { form } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <header className="page-head">
        {form.editing && <BackLink to="/me">{t("common.nav.me")}</BackLink>}
        <h1>{t(form.editing ? "join.titleEdit" : "join.title")}</h1>
        {!form.editing && <p className="lead">{t("join.lead")}</p>}
        {!form.known && (
          <p>
            {t("join.already")} <Link to="/login">{t("association.signIn.title")}</Link>
          </p>
        )}
      </header>
      <TooMany seconds={failure?.tooMany} />
      <JoinForm join={form} failure={failure} />
    </>
  );
}
