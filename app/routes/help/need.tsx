import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NeedPage } from "~/components/need-page";
import { wholeDocument } from "~/components/whole-document";
import { loadNeedPage } from "./need-page.server";

export const handle = { wide: true, plain: ["page"] };
export const clientLoader = wholeDocument;

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadNeedPage(request, params.id);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Need() {
  const { page } = useLoaderData<typeof loader>();
  return <NeedPage page={page} />;
}
