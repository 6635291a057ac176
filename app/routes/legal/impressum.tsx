import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Impressum } from "~/components/legal/impressum";
import { wholeDocument } from "~/components/whole-document";
import { legalPage } from "./legal-page.server";

export function loader({ request, params }: LoaderFunctionArgs) {
  return legalPage(request, "imprint", params.slug);
}

export const handle = { plain: ["page"] };

export const clientLoader = wholeDocument;

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function ImpressumPage() {
  const { imprint, office, operator } = useLoaderData<typeof loader>();
  return <Impressum imprint={imprint} office={office} operator={operator} />;
}
