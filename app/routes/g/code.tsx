import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ShortCodePage } from "~/components/short-code-page";
import { lookUp } from "./lookup.server";

/** `/g/7K2MXA`, as it stands on posters and in their QR codes. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return lookUp(request, params.code ?? "");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];
export { withRetryAfter as headers } from "../pass-headers";

export default function Code() {
  return <ShortCodePage {...useLoaderData<typeof loader>().page} />;
}
