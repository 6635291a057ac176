import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Barrierefreiheit } from "~/components/legal/barrierefreiheit";
import { legalPage } from "./legal-page.server";

export function loader({ request }: LoaderFunctionArgs) {
  return legalPage(request, "accessibility");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function BarrierefreiheitPage() {
  const { imprint } = useLoaderData<typeof loader>();
  return <Barrierefreiheit imprint={imprint} />;
}
