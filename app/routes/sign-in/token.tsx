import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { browserOf } from "~/auth/browser.server";
import { localeOf, safePath } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { type LinkPage, SignInLinkPage } from "~/components/sign-in-link-page";
import { TooMany } from "~/components/too-many";
import { translator } from "~/i18n/translator.server";
import { startPageOf } from "~/models/sign-in.server";
import { codeOfToken } from "~/models/sign-in-code.server";
import { consumeToken, findToken } from "~/models/sign-in-token.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";

export const shouldRevalidate = () => true;
export const headers = secretPage;

/** Looks only: mail scanners follow links, so a GET must not use one up. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const to = safePath(new URL(request.url).searchParams.get("to"), "");
  const found = isToken(params.token) ? await findToken(params.token, new Date()) : null;
  if (!found && viewer) throw redirect(to || (await startPageOf(viewer.id)));
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("association.signIn.title") }, locale);
  if (!found) return data({ page: { state: "over" } as LinkPage, to, head }, { status: 410 });
  if (found.askedBy && found.askedBy !== browserOf(request)) {
    return data({
      page: { state: "elsewhere", code: codeOfToken(params.token ?? "") } as LinkPage,
      to,
      head,
    });
  }
  const { name } = found.person;
  const kind = found.kind === "confirm-email" ? "email" : found.kind === "device" ? "device" : "link";
  const switchesFrom = viewer && viewer.id !== found.personId ? viewer.name : null;
  return data({ page: { state: "ready", kind, name, switchesFrom } as LinkPage, to, head });
}

/** Wrong ones are counted; a right one gets through however many came before it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const to = safePath((await formBody(request)).get("to"), "");
  const { token } = params;
  const used = isToken(token) ? await consumeToken(token, new Date(), browserOf(request)) : null;
  if (!used) {
    if (isToken(token) && (await findToken(token, new Date()))) return data(null, { status: 409 });
    const allowed = await limited(request, "token");
    return allowed.ok ? data(null, { status: 410 }) : tooMany(allowed.retryAfterSeconds, {});
  }
  const cookie = await signIn(request, used.personId, used.method);
  const target = to || (await startPageOf(used.personId));
  return redirect(target, { status: 303, headers: { "Set-Cookie": cookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Token() {
  const { page, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <TooMany seconds={answer && "tooMany" in answer ? answer.tooMany : null} />
      <SignInLinkPage page={page} to={to} />
    </>
  );
}

/** 256 bits in base64url: the six digits of /login/code are no token here. */
function isToken(token: string | undefined): token is string {
  return token !== undefined && /^[\w-]{43}$/.test(token);
}
