import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Finder } from "~/components/finder";
import { NotYet } from "~/components/municipality/not-yet";
import { loadFinder } from "./home-data.server";

export const handle = { wide: true };

export function loader({ request }: LoaderFunctionArgs) {
  return loadFinder(request);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Home() {
  const { finder } = useLoaderData<typeof loader>();
  return finder ? <Finder finder={finder} /> : <NotYet />;
}
