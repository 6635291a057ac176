import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Impressum } from "~/components/legal/impressum";
import { legalPage } from "./legal-page.server";

export function loader({ request }: LoaderFunctionArgs) {
  return legalPage(request, "imprint");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function ImpressumPage() {
  const { imprint } = useLoaderData<typeof loader>();
  return <Impressum imprint={imprint} />;
}
