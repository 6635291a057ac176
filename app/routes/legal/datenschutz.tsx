import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { viewerOf } from "~/auth/session.server";
import { Datenschutz } from "~/components/legal/datenschutz";
import { wholeDocument } from "~/components/whole-document";
import { retentionTable } from "../period-words.server";
import { legalPage } from "./legal-page.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await legalPage(request, "privacy", params.slug);
  const retention = retentionTable(localeOf(request, await viewerOf(request)));
  return { ...page, retention };
}

export const handle = { plain: ["page"] };

export const clientLoader = wholeDocument;

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function DatenschutzPage() {
  const { imprint, office, operator, retention } = useLoaderData<typeof loader>();
  return <Datenschutz imprint={imprint} office={office} operator={operator} retention={retention} />;
}
