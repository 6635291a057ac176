import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { localeOf, safePath } from "~/auth/guards.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { Button, LinkButton } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { Notice } from "~/components/notice";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { startPageOf } from "~/models/sign-in.server";
import { consumeToken, findToken } from "~/models/sign-in-token.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";

export const shouldRevalidate = () => true;
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** Looks only: mail scanners follow links, so a GET must not use one up. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const to = safePath(new URL(request.url).searchParams.get("to"), "");
  const found = isToken(params.token) ? await findToken(params.token, new Date()) : null;
  if (!found && viewer) throw redirect(to || (await startPageOf(viewer.id)));
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("association.signIn.title") }, locale);
  if (!found) return data({ token: null, to, head, switchesFrom: null }, { status: 410 });
  const { kind, person, personId } = found;
  const token = { name: person.name, confirmsEmail: kind === "confirm-email" };
  return data({ token, to, head, switchesFrom: viewer && viewer.id !== personId ? viewer.name : null });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const to = safePath((await formBody(request)).get("to"), "");
  const used = isToken(params.token) ? await consumeToken(params.token, new Date()) : null;
  if (!used) return data(null, { status: 410 });
  const cookie = await signIn(request, used.personId, used.method);
  const target = to || (await startPageOf(used.personId));
  return redirect(target, { status: 303, headers: { "Set-Cookie": cookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Token() {
  const { token, to, switchesFrom } = useLoaderData<typeof loader>();
  const t = useT();
  if (!token) return <Over to={to} />;
  const { name, confirmsEmail } = token;
  return (
    <>
      <div className="page-head">
        <h1>
          {t(confirmsEmail ? "association.signIn.confirmEmailTitle" : "association.signIn.confirmTitle")}
        </h1>
        <p className="lead">
          {t(confirmsEmail ? "association.signIn.confirmEmailLead" : "association.signIn.confirmLead")}
        </p>
      </div>
      {switchesFrom && (
        <Notice kind="warn">{t("association.signIn.switches", { name: switchesFrom })}</Notice>
      )}
      <Form method="post" className="form">
        <input type="hidden" name="to" value={to} />
        <Button full icon="hand">
          {t(confirmsEmail ? "association.signIn.confirmEmailButton" : "association.signIn.confirmButton", {
            name,
          })}
        </Button>
      </Form>
    </>
  );
}

function Over({ to }: { to: string }) {
  const t = useT();
  const again = to ? `/login?${new URLSearchParams({ to })}` : "/login";
  return (
    <EmptyState
      icon="clock"
      title={t("association.signIn.overTitle")}
      headingLevel={1}
      action={<LinkButton to={again}>{t("association.signIn.anew")}</LinkButton>}
    >
      {t("association.signIn.over")}
    </EmptyState>
  );
}

/** 256 bits in base64url: the six digits of /login/code are no token here. */
function isToken(token: string | undefined): token is string {
  return token !== undefined && /^[\w-]{43}$/.test(token);
}
