import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TeamPage } from "~/components/association/team-page";
import { formBody } from "../form-body.server";
import { actOnTeam } from "./team-acts.server";
import { loadTeamPage } from "./team-page.server";

export const shouldRevalidate = () => true;
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export function loader({ request }: LoaderFunctionArgs) {
  return loadTeamPage(request);
}

export async function action({ request }: ActionFunctionArgs) {
  return actOnTeam(request, await formBody(request));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Team() {
  const { page } = useLoaderData<typeof loader>();
  return <TeamPage page={page} answer={useActionData<typeof action>()} />;
}
