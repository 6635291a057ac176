import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Nutzungsbedingungen } from "~/components/legal/nutzungsbedingungen";
import { legalPage } from "./legal-page.server";

export function loader({ request }: LoaderFunctionArgs) {
  return legalPage(request, "terms");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function NutzungsbedingungenPage() {
  const { imprint } = useLoaderData<typeof loader>();
  return <Nutzungsbedingungen imprint={imprint} />;
}
