import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { BackLink } from "~/components/back-link";
import { Button } from "~/components/button";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/field";
import { Notice } from "~/components/notice";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { startPageOf } from "~/models/sign-in.server";
import { consumeToken } from "~/models/sign-in-token.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request, await viewerOf(request));
  return { head: headOf({ title: translator(locale)("association.signIn.codeTitle") }, locale) };
}

/** The six digits that `/me/app` shows, typed into the app on the Home Screen, whose cookies are its own. */
export async function action({ request }: ActionFunctionArgs) {
  const typed = (await formBody(request)).get("code");
  const code = typeof typed === "string" ? typed.replace(/\s/g, "") : "";
  if (!/^\d{6}$/.test(code)) return data({ problem: "codeFormat" as const }, { status: 422 });
  const used = await consumeToken(code, new Date());
  if (!used) return data({ problem: "codeUnknown" as const }, { status: 409 });
  const cookie = await signIn(request, used.personId, used.method);
  return redirect(await startPageOf(used.personId), { status: 303, headers: { "Set-Cookie": cookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Code() {
  const t = useT();
  const problem = useActionData<typeof action>()?.problem;
  const error = problem === "codeFormat" ? t("association.signIn.codeFormat") : undefined;
  return (
    <>
      <div className="page-head">
        <BackLink to="/login">{t("association.signIn.title")}</BackLink>
        <h1>{t("association.signIn.codeTitle")}</h1>
        <p className="lead">{t("association.signIn.codeHelp")}</p>
      </div>
      {problem === "codeUnknown" && (
        <Notice kind="refusal" reason="unknown-code">
          {t("association.signIn.codeUnknown")}
        </Notice>
      )}
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
        <TextField
          name="code"
          label={t("association.signIn.code")}
          error={error}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="sign-in-code"
          maxLength={12}
          short
        />
        <Button full>{t("association.signIn.codeButton")}</Button>
      </Form>
    </>
  );
}
