import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, safePath } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { Button } from "~/components/button";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/field";
import { Notice } from "~/components/notice";
import { email, readFields, required, sentBy, typedValues } from "~/domain/forms/fields";
import { typed } from "~/domain/forms/form-values";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { requestSignIn } from "~/models/sign-in.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const search = new URL(request.url).searchParams;
  const to = safePath(search.get("to"), "");
  if (viewer && viewer.memberships.length > 0) throw redirect(to || "/association");
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("association.signIn.title") }, locale);
  return { to, sent: search.has("sent"), signedInAs: viewer?.name ?? null, head };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await formBody(request);
  const to = safePath(form.get("to"), "");
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, { email: required(email()) });
  if (!fields.email) return data({ errors, values: typedValues(sent, ["email"]) }, { status: 422 });
  // The answer takes as long for an unknown address as for a known one.
  await Promise.all([requestSignIn(fields.email, to || null, new Date()), leastTime()]);
  return redirect(`/login?${new URLSearchParams({ sent: "", ...(to ? { to } : {}) })}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Login() {
  const t = useT();
  const { to, sent, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const code = answer?.errors.email;
  const error = code && t(`errors.${code}`);
  return (
    <>
      <div className="page-head">
        <h1>{t("association.signIn.title")}</h1>
        <p className="lead">{t("association.signIn.lead")}</p>
      </div>
      {sent && !answer && (
        <Notice kind="success" icon="mail" title={t("association.signIn.sentTitle")}>
          <p>{t("association.signIn.sent")}</p>
          <p className="muted">{t("association.signIn.sentHint")}</p>
        </Notice>
      )}
      {signedInAs && <Notice>{t("association.signIn.signedInAs", { name: signedInAs })}</Notice>}
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={error ? [{ field: "email", message: error }] : []} />
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          inputMode="email"
          label={t("association.signIn.email")}
          hint={t("association.signIn.emailHint")}
          error={error}
          defaultValue={typed(answer?.values ?? {}, "email")}
        />
        <Button full icon="mail">
          {t("association.signIn.button")}
        </Button>
      </Form>
      <div className="stack-tight muted">
        <p>{t("association.signIn.noEmail")}</p>
        <p>
          {t("association.signIn.codeLead")} <Link to="/login/code">{t("association.signIn.toCode")}</Link>
        </p>
      </div>
    </>
  );
}

function leastTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 350));
}
