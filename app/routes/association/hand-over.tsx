import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requireFresh, requireMay } from "~/auth/guards.server";
import { teamPath } from "~/components/association/team-standing";
import { BackLink } from "~/components/back-link";
import { Button, LinkButton } from "~/components/button";
import { OnceForm } from "~/components/once-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { handOver, membersOf } from "~/models/team.server";
import { headOf } from "../head.server";
import { ownAssociation } from "./team-page.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, association, successor } = await handedOver(request);
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("team.handOver.title") }, locale);
  return { association, successor, head };
}

/** Asks for a fresh sign-in: whoever only found an open browser gives nothing away. */
export async function action({ request }: ActionFunctionArgs) {
  const { viewer, association, successor } = await handedOver(request);
  const result = await handOver(association.id, viewer.id, successor.personId);
  if (!result.ok) throw notFound();
  return redirect(teamPath(association.id, { done: "handed" }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function HandOver() {
  const t = useT();
  const { association, successor } = useLoaderData<typeof loader>();
  const { name } = successor;
  return (
    <>
      <div className="page-head">
        <BackLink to={teamPath(association.id)}>{t("team.page.title")}</BackLink>
        <h1>{t("team.handOver.title")}</h1>
        <p className="lead">{t("team.handOver.lead", { name, association: association.name })}</p>
      </div>
      <OnceForm className="row">
        <Button>{t("team.handOver.button", { name })}</Button>
        <LinkButton variant="quiet" to={teamPath(association.id)}>
          {t("team.handOver.keep")}
        </LinkButton>
      </OnceForm>
    </>
  );
}

/** The owner, their association and whom they chose of its team. @throws 404 for anybody else */
async function handedOver(request: Request) {
  const search = new URL(request.url).searchParams;
  const { viewer, associationId } = await ownAssociation(request, search.get("association"));
  await requireMay(request, "team:manage", { associationId });
  requireFresh(request, viewer);
  const membership = viewer.memberships.find((one) => one.associationId === associationId);
  const person = search.get("person");
  const successor = (await membersOf(associationId)).find((one) => one.personId === person);
  if (!membership || !successor || successor.personId === viewer.id) throw notFound();
  return { viewer, association: { id: associationId, name: membership.association.name }, successor };
}
