import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ShortCodePage } from "~/components/short-code-page";
import { lookUp } from "./lookup.server";

/** Where a code from a poster is typed. */
export function loader({ request }: LoaderFunctionArgs) {
  return lookUp(request, new URL(request.url).searchParams.get("code"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];
export { withRetryAfter as headers } from "../pass-headers";

export default function Enter() {
  return <ShortCodePage {...useLoaderData<typeof loader>().page} />;
}
