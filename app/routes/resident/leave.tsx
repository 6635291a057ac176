import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { signOut } from "~/auth/session.server";
import { BackLink } from "~/components/back-link";
import { Button, LinkButton } from "~/components/button";
import { OnceForm } from "~/components/once-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { leave } from "~/models/resident.server";
import { headOf } from "../head.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const locale = localeOf(request, viewer);
  return { owner: isOwner(viewer), head: headOf({ title: translator(locale)("me.leave.title") }, locale) };
}

/** Takes everything away. Who owns an association keeps that part of themselves, and this sign-in. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  await leave(viewer.id);
  if (isOwner(viewer)) return redirect("/association", 303);
  return redirect("/", { status: 303, headers: { "Set-Cookie": await signOut(request) } });
}

function isOwner({ memberships }: { memberships: readonly { role: string }[] }): boolean {
  return memberships.some((membership) => membership.role === "owner");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Leave() {
  const t = useT();
  const { owner } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("me.leave.title")}</h1>
        <p className="lead">{t(owner ? "me.leave.ownerText" : "me.leave.text")}</p>
      </header>
      <div className="row">
        <OnceForm action="/me/leave">
          <Button variant="danger" icon="trash">
            {t("me.leave.button")}
          </Button>
        </OnceForm>
        <LinkButton to="/me" variant="quiet">
          {t("common.action.cancel")}
        </LinkButton>
      </div>
    </>
  );
}
