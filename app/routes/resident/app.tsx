import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { InstallPage } from "~/components/install-page";
import { installWay, installWays } from "~/domain/install";
import { translator } from "~/i18n/translator.server";
import { type HandOver, handOver } from "~/models/hand-over.server";
import { showInstall } from "~/offline/install.client";
import { headOf } from "../head.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** What the action of this very request made: `meta` reads loaders only, and needs it for the manifest. */
    handOver?: HandOver;
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const locale = localeOf(request, await requirePerson(request));
  const head = headOf({ title: translator(locale)("install.title") }, locale);
  const asked = new URL(request.url).searchParams.get("for");
  const way = installWays.find((one) => one === asked) ?? installWay(request.headers.get("User-Agent") ?? "");
  return { handOver: context.handOver ?? null, way: context.handOver ? ("iphone" as const) : way, head };
}

/** A token and six digits, for fifteen minutes; only a POST makes them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  context.handOver = await handOver(viewer.id, new Date());
  return null;
}

/** The personal manifest must be the first one in the head: `Meta` stands before the root's `Links`. */
export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const token = data?.handOver?.token;
  const manifest = { tagName: "link", rel: "manifest", href: `/manifest.webmanifest?start=${token}` };
  return [...(data?.head ?? []), ...(token ? [manifest] : [])];
};

export default function App() {
  const { handOver, way } = useLoaderData<typeof loader>();
  useEffect(showInstall, []);
  return <InstallPage way={way} code={handOver?.code ?? null} />;
}
