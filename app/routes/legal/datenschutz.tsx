import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Datenschutz } from "~/components/legal/datenschutz";
import { legalPage } from "./legal-page.server";

export function loader({ request }: LoaderFunctionArgs) {
  return legalPage(request, "privacy");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function DatenschutzPage() {
  const { imprint } = useLoaderData<typeof loader>();
  return <Datenschutz imprint={imprint} />;
}
