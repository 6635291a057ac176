import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requirePerson, safePath } from "~/auth/guards.server";
import { proveFactsOf } from "~/auth/prove.server";
import { proveAgain, type Viewer } from "~/auth/session.server";
import { type ProveData, ProvePage } from "~/components/prove-page";
import { type ProveFacts, type ProveWay, waysToProve } from "~/domain/prove";
import { isFresh, signInMethods } from "~/domain/sign-in";
import { translator } from "~/i18n/translator.server";
import { startPageOf } from "~/models/sign-in.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";
import { passkeyDevice } from "./passkey-device";
import { sendLink } from "./send-link.server";
import { signInWays } from "./ways.server";

export const shouldRevalidate = () => true;
export const headers = secretPage;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const to = safePath(new URL(request.url).searchParams.get("to"), await startPageOf(viewer.id));
  const { facts, ways } = await waysOf(viewer);
  if (!viewer.staffLapsed && isFresh(viewer.session, new Date(), 5)) throw redirect(to);
  const locale = localeOf(request, viewer);
  const { lapsed: staff, passkeysWork, demo } = facts;
  const page: ProveData = { to, ways, staff, passkeysWork, demo, email: viewer.email };
  const { providers } = ways.includes("identity") ? await signInWays(request) : { providers: [] };
  const title = translator(locale)(staff ? "signIn.prove.staffTitle" : "signIn.prove.title");
  return { page, providers, head: headOf({ title }, locale) };
}

/** A link to one's own address, or a button for who has nothing else. Passkeys go their own way (passkey.ts). */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  const form = await formBody(request);
  const to = safePath(form.get("to"), await startPageOf(viewer.id));
  const { facts, ways } = await waysOf(viewer);
  const way = ways.find((one) => one === form.get("intent"));
  if (way === "link" && viewer.email) {
    const answer = await sendLink(request, viewer.email, to);
    return typeof answer === "number" ? tooMany(answer, {}) : answer;
  }
  if (way !== "confirm") throw notFound();
  const method = facts.demo ? "demo" : signInMethods.find((one) => one === viewer.session.method);
  const cookie = await proveAgain(request, viewer, method ?? "join");
  return redirect(to, { status: 303, headers: cookie ? { "Set-Cookie": cookie } : undefined });
}

async function waysOf(viewer: Viewer): Promise<{ facts: ProveFacts; ways: ProveWay[] }> {
  const realNow = new Date();
  const facts = await proveFactsOf(viewer, realNow);
  return { facts, ways: waysToProve(viewer.session, facts, realNow) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Prove() {
  const { page, providers } = useLoaderData<typeof loader>();
  const seconds = useActionData<typeof action>()?.tooMany ?? null;
  return <ProvePage page={page} providers={providers} device={passkeyDevice} tooMany={seconds} />;
}
