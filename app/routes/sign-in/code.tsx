import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { browserOf } from "~/auth/browser.server";
import { localeOf, safePath } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/button";
import { Notice } from "~/components/notice";
import { SignInCodeForm } from "~/components/sign-in-code-form";
import { TooMany } from "~/components/too-many";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { startPageOf } from "~/models/sign-in.server";
import { redeemCode } from "~/models/sign-in-code.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";

export const shouldRevalidate = () => true;
export const headers = secretPage;

export async function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request, await viewerOf(request));
  const search = new URL(request.url).searchParams;
  const sent = search.has("sent");
  const title = translator(locale)(sent ? "ways.sent.title" : "association.signIn.codeTitle");
  return { sent, to: safePath(search.get("to"), ""), head: headOf({ title }, locale) };
}

/** The six digits of a link opened elsewhere, or those of `/me/app` typed into the app on the Home Screen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formBody(request);
  const typed = String(form.get("code") ?? "").slice(0, 20);
  const code = typed.replace(/[\s\p{Pd}]/gu, "");
  if (!/^\d{6}$/.test(code)) return data({ problem: "codeFormat" as const, typed }, { status: 422 });
  const allowed = await limited(request, "code");
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, { problem: null, typed });
  const result = await redeemCode(code, browserOf(request), new Date());
  if (!result.ok && result.retryAfterSeconds)
    return tooMany(result.retryAfterSeconds, { problem: null, typed });
  if (!result.ok) return data({ problem: "codeUnknown" as const, typed }, { status: 409 });
  const { personId, method } = result.used;
  const cookie = await signIn(request, personId, method);
  const target = safePath(form.get("to"), "") || (await startPageOf(personId));
  return redirect(target, { status: 303, headers: { "Set-Cookie": cookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Code() {
  const t = useT();
  const { sent, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem;
  const error = problem === "codeFormat" ? t("association.signIn.codeFormat") : undefined;
  return (
    <>
      <div className="page-head">
        <BackLink to="/login">{t("association.signIn.title")}</BackLink>
        <h1>{t(sent ? "ways.sent.title" : "association.signIn.codeTitle")}</h1>
        <p className="lead">{t(sent ? "ways.sent.text" : "association.signIn.codeHelp")}</p>
      </div>
      {problem === "codeUnknown" && (
        <Notice kind="refusal" reason="unknown-code">
          {t("association.signIn.codeUnknown")}
        </Notice>
      )}
      <TooMany seconds={answer && "tooMany" in answer ? answer.tooMany : null} />
      {sent && (
        <div className="stack-tight">
          <h2>{t("ways.sent.elsewhere")}</h2>
          <p>{t("ways.sent.elsewhereHelp")}</p>
        </div>
      )}
      <SignInCodeForm error={error} value={answer?.typed} to={to} />
      {sent && <Again to={to} />}
    </>
  );
}

function Again({ to }: { to: string }) {
  const t = useT();
  return (
    <div className="row-spread">
      <p className="small muted">{t("ways.sent.hint")}</p>
      <LinkButton
        to={to ? `/login?${new URLSearchParams({ to })}` : "/login"}
        variant="quiet"
        small
        icon="mail"
      >
        {t("ways.sent.again")}
      </LinkButton>
    </div>
  );
}
