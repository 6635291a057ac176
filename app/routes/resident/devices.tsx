import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requirePerson } from "~/auth/guards.server";
import { signOut } from "~/auth/session.server";
import { now } from "~/clock.server";
import { type DevicesData, DevicesPage } from "~/components/devices-page";
import { PushDevices } from "~/components/push-devices";
import { isUuid } from "~/domain/uuid";
import { translator } from "~/i18n/translator.server";
import { waysBackOf } from "~/models/recovery.server";
import { closeOwnSession, closeSessions, sessionsOf } from "~/models/session.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { pushDevices } from "./push-devices.server";

export const shouldRevalidate = () => true;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const realNow = new Date();
  const [browsers, back, ringing] = await Promise.all([
    sessionsOf(viewer.id, realNow),
    waysBackOf(viewer.id, realNow),
    pushDevices(viewer.id),
  ]);
  const here = viewer.session.handle;
  const page: DevicesData = {
    browsers: [...browsers].sort((a, b) => Number(b.handle === here) - Number(a.handle === here)),
    here,
    now: realNow,
    stranded: !back.email && back.passkeys === 0 && back.identities === 0 && back.sheetMadeAt === null,
    done: doneOf(new URL(request.url).searchParams),
  };
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("signIn.devices.title") }, locale);
  return { page, ringing, productNow: now().toISOString(), head };
}

/** Signs out one other browser (`one`), all others, or all of them and this one too. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  const form = await formBody(request);
  const intent = form.get("intent");
  const { handle: here } = viewer.session;
  if (intent === "one") {
    const handle = form.get("handle");
    if (!isUuid(handle) || handle === here) throw notFound();
    if (!(await closeOwnSession(viewer.id, handle))) throw notFound();
    return redirect("/me/devices?done=one", 303);
  }
  if (intent === "others") {
    const count = await closeSessions(viewer.id, here);
    return redirect(`/me/devices?done=${count}`, 303);
  }
  if (intent !== "all") throw notFound();
  await closeSessions(viewer.id, null);
  return redirect("/", { status: 303, headers: { "Set-Cookie": await signOut(request) } });
}

function doneOf(search: URLSearchParams): DevicesData["done"] {
  const done = search.get("done");
  if (done === "one") return done;
  return done && /^\d{1,4}$/.test(done) ? Number(done) : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Devices() {
  const { page, ringing, productNow } = useLoaderData<typeof loader>();
  return (
    <>
      <DevicesPage page={page} />
      <PushDevices devices={ringing} now={productNow} back="/me/devices#devices" />
    </>
  );
}
