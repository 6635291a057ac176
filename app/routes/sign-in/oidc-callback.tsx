import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { browserOf } from "~/auth/browser.server";
import { localeOf } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { finishSignIn } from "~/auth/oidc.server";
import { signIn, type Viewer, viewerOf } from "~/auth/session.server";
import { IdentityFailed, type IdentityFailure } from "~/components/identity-page";
import { TooMany } from "~/components/too-many";
import { isFresh } from "~/domain/sign-in";
import { translator } from "~/i18n/translator.server";
import { connectIdentity, personOfIdentity, type Vouch } from "~/models/identity.server";
import type { Provider } from "~/models/identity-provider.server";
import { startPageOf } from "~/models/sign-in.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";

export const headers = secretPage;

/**
 * The one GET that signs in (OpenID Connect Core 1.0, section 3.1.2.5): good only for the browser that set out
 * from a form of ours, and once.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("association.signIn.title") }, locale);
  const returned = await finishSignIn(new URL(request.url).searchParams, browserOf(request), new Date());
  if (returned.ok) {
    const { provider, vouch, to } = returned;
    const personId = (await personOfIdentity(provider, vouch)) ?? (await connected(viewer, provider, vouch));
    if (personId) {
      const cookie = await signIn(request, personId, provider.audience === "staff" ? "identity" : "link");
      return redirect(to || (await startPageOf(personId)), {
        status: 303,
        headers: { "Set-Cookie": cookie },
      });
    }
    return data({ failure: unknown(provider), wait: null, head }, { status: 403 });
  }
  const { reason, label } = returned;
  const allowed = await limited(request, "identity");
  const wait = allowed.ok ? null : allowed.retryAfterSeconds;
  const failure: IdentityFailure = { reason, label, staff: false };
  return data({ failure, wait, head }, wait ? tooMany(wait) : { status: reason === "down" ? 503 : 403 });
}

/**
 * Who is signed in, and showed just now who they are, connects the account instead. An account that carries the
 * rights of staff is not connected by whoever only holds their mailbox.
 */
async function connected(viewer: Viewer | null, provider: Provider, vouch: Vouch): Promise<string | null> {
  if (!viewer || !isFresh(viewer.session, new Date(), 15)) return null;
  if (provider.audience === "staff" && viewer.staffLapsed) return null;
  return (await connectIdentity(viewer.id, vouch)) ? viewer.id : null;
}

function unknown({ label, audience }: Provider): IdentityFailure {
  return { reason: "unknown", label, staff: audience === "staff" };
}

function tooMany(wait: number) {
  return { status: 429, headers: { "Retry-After": String(wait) } };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Callback() {
  const { failure, wait } = useLoaderData<typeof loader>();
  return wait ? <TooMany seconds={wait} /> : <IdentityFailed failure={failure} />;
}
