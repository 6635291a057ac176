import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, safePath } from "~/auth/guards.server";
import { passkeysWork, viewerOf } from "~/auth/session.server";
import { Button } from "~/components/button";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/field";
import { Notice } from "~/components/notice";
import { OtherWays } from "~/components/other-ways";
import { SignInWays } from "~/components/sign-in-ways";
import { TooMany } from "~/components/too-many";
import { readFields, required } from "~/domain/forms/field";
import { email } from "~/domain/forms/fields";
import { type FieldError, typed } from "~/domain/forms/form-values";
import { sentBy, typedValues } from "~/domain/forms/sent";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";
import { passkeyDevice } from "./passkey-device";
import { sendLink } from "./send-link.server";
import { signInWays } from "./ways.server";

export const shouldRevalidate = () => true;
export const headers = secretPage;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const to = safePath(new URL(request.url).searchParams.get("to"), "");
  if (viewer && viewer.memberships.length > 0) throw redirect(to || "/association");
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("association.signIn.title") }, locale);
  const ways = await signInWays(request);
  return { to, ways, signedInAs: viewer?.name ?? null, passkeysWork: passkeysWork(), head };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await formBody(request);
  const to = safePath(form.get("to"), "");
  const sent = sentBy(form);
  const { fields, errors } = readFields(sent, { email: required(email()) });
  const values = typedValues(sent, ["email"]);
  if (!fields.email) return data({ errors, values, tooMany: null }, { status: 422 });
  const answer = await sendLink(request, fields.email, to);
  return typeof answer === "number" ? tooMany(answer, { errors, values }) : answer;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Login() {
  const t = useT();
  const { to, ways, signedInAs, passkeysWork } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const code: FieldError | undefined = answer?.errors.email;
  const error = code && t(`errors.${code}`);
  return (
    <>
      <div className="page-head">
        <h1>{t("association.signIn.title")}</h1>
        <p className="lead">{t("association.signIn.lead")}</p>
      </div>
      {signedInAs && <Notice>{t("association.signIn.signedInAs", { name: signedInAs })}</Notice>}
      <TooMany seconds={answer?.tooMany} />
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={error ? [{ field: "email", message: error }] : []} />
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          autoComplete="username webauthn"
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
      <SignInWays device={passkeyDevice} passkeysWork={passkeysWork} to={to}>
        <OtherWays ways={ways} to={to} />
      </SignInWays>
      <div className="stack-tight muted">
        <p>
          {t("team.apply.login")} <a href="/associations/new">{t("team.apply.nav")}</a>
        </p>
        <p>{t("association.signIn.noEmail")}</p>
        <p>
          {t("association.signIn.codeLead")} <Link to="/login/code">{t("association.signIn.toCode")}</Link>
        </p>
      </div>
    </>
  );
}
