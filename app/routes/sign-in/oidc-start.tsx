import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ensureBrowser } from "~/auth/browser.server";
import { localeOf, safePath } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { beginSignIn } from "~/auth/oidc.server";
import { viewerOf } from "~/auth/session.server";
import { IdentityFailed, IdentityGoing } from "~/components/identity-page";
import { TooMany } from "~/components/too-many";
import { translator } from "~/i18n/translator.server";
import { behindPost, formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Where the action of this very request sends the browser. */
    going?: { url: string; label: string };
  }
}

export const headers = secretPage;

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect("/login");
  const locale = localeOf(request, await viewerOf(request));
  const head = headOf({ title: translator(locale)("association.signIn.title") }, locale);
  return { going: context.going ?? null, head };
}

/** To the identity provider, from a form of ours: no other site can send somebody there and back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const to = safePath((await formBody(request)).get("to"), "");
  const browser = ensureBrowser(request);
  const begun = await beginSignIn(params.provider ?? "", { askedBy: browser.hash, to }, new Date());
  if (begun.ok) {
    context.going = begun;
    return data(null, { headers: browser.setCookie ? { "Set-Cookie": browser.setCookie } : undefined });
  }
  const { reason, label } = begun;
  const allowed = await limited(request, "identity");
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, {});
  const failure = { reason, label, staff: false };
  return data({ failure }, { status: reason === "down" ? 503 : 404 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...(data?.head ?? []),
  ...(data?.going ? [{ httpEquiv: "refresh", content: `0;url=${data.going.url}` }] : []),
];

export default function Start() {
  const { going } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (going) return <IdentityGoing url={going.url} label={going.label} />;
  if (answer && "tooMany" in answer) return <TooMany seconds={answer.tooMany} />;
  const failure = answer && "failure" in answer ? answer.failure : null;
  return <IdentityFailed failure={failure ?? { reason: "over", label: "", staff: false }} />;
}
