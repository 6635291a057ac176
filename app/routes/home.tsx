import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotYet } from "~/components/municipality/not-yet";
import { wholeDocument } from "~/components/whole-document";
import { FinderPage, finderHandle } from "./finder-page";
import { loadFinder } from "./home-data.server";

export const handle = finderHandle;

export const clientLoader = wholeDocument;

export function loader({ request }: LoaderFunctionArgs) {
  return loadFinder(request);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Home() {
  const { finder } = useLoaderData<typeof loader>();
  return finder ? <FinderPage finder={finder} /> : <NotYet />;
}
