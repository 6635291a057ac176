import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { type DeviceInvitation, SecondDevice } from "~/components/second-device";
import { env } from "~/env.server";
import { translator } from "~/i18n/translator.server";
import { deviceInvitation, inviteDevice } from "~/models/recovery.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** What the action of this very request made. */
    deviceInvitation?: DeviceInvitation;
  }
}

export const headers = secretPage;

/** `of`: what became of an invitation, for whoever runs no scripts. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const locale = localeOf(request, viewer);
  const handle = new URL(request.url).searchParams.get("of");
  return {
    invitation: context.deviceInvitation ?? null,
    outcome: handle ? await deviceInvitation(viewer.id, handle, new Date()) : null,
    head: headOf({ title: translator(locale)("ways.device.title") }, locale),
  };
}

/** A QR for one's own other device: two minutes, once. The one before is void. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  const { token, handle } = await inviteDevice(viewer.id, new Date());
  context.deviceInvitation = { url: `${env().baseUrl}/login/${token}`, handle };
  return null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Page() {
  const { invitation, outcome } = useLoaderData<typeof loader>();
  return <SecondDevice invitation={invitation} outcome={outcome} />;
}
