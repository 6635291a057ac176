import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { BackLink } from "~/components/back-link";
import { Button, LinkButton } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { OnceForm } from "~/components/once-form";
import { RecoverForm } from "~/components/recover-form";
import { TooMany } from "~/components/too-many";
import { readRecoveryCode } from "~/domain/recovery-code";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { consumeRecoverySheet, findRecoverySheet } from "~/models/recovery.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";

export const shouldRevalidate = () => true;
export const headers = secretPage;

/** Typed by hand, or scanned: then the code is in the address, and one button signs in. A GET uses nothing up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request, await viewerOf(request));
  const head = headOf({ title: translator(locale)("ways.recover.title") }, locale);
  const scanned = new URL(request.url).searchParams.get("code");
  const code = scanned === null ? null : readRecoveryCode(scanned);
  const sheet = code === null ? null : await findRecoverySheet(code, new Date());
  const page = { scanned: scanned !== null, code: sheet ? code : null, name: sheet?.name ?? "", head };
  return data(page, { status: scanned !== null && !sheet ? 410 : 200 });
}

/** Right codes always get through: 120 bits cannot be guessed. Wrong ones are counted. */
export async function action({ request }: ActionFunctionArgs) {
  const typed = String((await formBody(request)).get("code") ?? "").slice(0, 100);
  const code = readRecoveryCode(typed);
  const used = code ? await consumeRecoverySheet(code, new Date()) : null;
  if (used) {
    const cookie = await signIn(request, used.personId, used.method);
    return redirect("/me/recovery?used", { status: 303, headers: { "Set-Cookie": cookie } });
  }
  const problem = code ? ("unknown" as const) : ("format" as const);
  const allowed = await limited(request, "recovery");
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, { problem: null, typed });
  return data({ problem, typed }, { status: code ? 409 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Recover() {
  const t = useT();
  const { scanned, code, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const ready = code !== null && !answer;
  if (scanned && code === null && !answer) return <Over />;
  return (
    <>
      <div className="page-head">
        <BackLink to="/login">{t("association.signIn.title")}</BackLink>
        <h1>{t(ready ? "ways.recover.scannedTitle" : "ways.recover.title")}</h1>
        <p className="lead">{t(ready ? "ways.recover.scannedLead" : "ways.recover.lead")}</p>
      </div>
      <TooMany seconds={answer && "tooMany" in answer ? answer.tooMany : null} />
      {ready ? (
        <OnceForm action="/login/recover" className="form">
          <input type="hidden" name="code" value={code} />
          <Button full icon="hand">
            {t("ways.recover.scannedButton", { name })}
          </Button>
        </OnceForm>
      ) : (
        <RecoverForm problem={answer?.problem ?? null} typed={answer?.typed} />
      )}
    </>
  );
}

function Over() {
  const t = useT();
  const action = <LinkButton to="/login/recover">{t("ways.recover.overButton")}</LinkButton>;
  return (
    <EmptyState icon="clock" title={t("ways.recover.overTitle")} headingLevel={1} action={action}>
      {t("ways.recover.over")}
    </EmptyState>
  );
}
