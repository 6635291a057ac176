import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { signIn, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import { NeedPage } from "~/components/need-page";
import type { NeedPageFailure } from "~/components/need-page-data";
import { TooMany } from "~/components/too-many";
import { parseSignupForm, type SignupInput } from "~/domain/forms/signup-form";
import { isHasty } from "~/models/limit.server";
import { type SignupRequest, signUp } from "~/models/signup.server";
import { behindPost, formBody } from "../form-body.server";
import { withRetryAfter } from "../pass-headers";
import { tooMany } from "../too-many.server";
import { loadNeedPage, needId } from "./need-page.server";

export const handle = { wide: true };
export const headers = withRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect(`/help/${needId(params.id)}`, 303);
  return loadNeedPage(request, params.id);
}

/** "Ich bin dabei". Who comes by a shared link gives a name and is somebody from then on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  const signedIn = await viewerOf(request);
  // "Für jemand anderen zusagen": a newcomer, who does not take over this browser.
  const forOther = new URL(request.url).searchParams.get("for") === "other";
  const viewer = forOther ? null : signedIn;
  const parsed = parseSignupForm(await formBody(request), now(), { nameRequired: viewer === null });
  if (!parsed.ok) {
    return data<NeedPageFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  }
  if (signedIn && (await isHasty(signedIn.session.handle)))
    return tooMany<NeedPageFailure>(60, { values: typedAgain(parsed.value) });
  let cookie: string | null = null;
  const result = await signUp(
    id,
    requestOf(parsed.value, viewer?.id ?? null, localeOf(request, viewer)),
    now(),
    async (tx, personId) => {
      if (!signedIn) cookie = await signIn(request, personId, "join", tx);
    },
  );
  if (result.ok) {
    const page = forOther && signedIn ? `/help/${id}?for=entered` : `/help/${id}`;
    return redirect(page, { status: 303, headers: cookie ? { "Set-Cookie": cookie } : undefined });
  }
  if (result.reason === "not-found") throw notFound();
  return data<NeedPageFailure>({ refusal: result.reason, values: typedAgain(parsed.value) }, { status: 409 });
}

function requestOf(input: SignupInput, personId: string | null, locale: string): SignupRequest {
  const { shiftId, people, phone, guardianPhone, birthYear, name } = input;
  const wish = { shiftId, people, phone, guardianPhone, birthYear };
  return personId ? { ...wish, personId } : { ...wish, personId: null, name: name ?? "", locale };
}

function typedAgain({ shiftId, people, name, phone, guardianPhone, birthYear }: SignupInput) {
  return {
    shiftId,
    people: String(people),
    name: name ?? "",
    phone: phone ?? "",
    guardianPhone: guardianPhone ?? "",
    birthYear: birthYear === null ? "" : String(birthYear),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Signup() {
  const { page } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <TooMany seconds={failure?.tooMany} />
      <NeedPage page={page} failure={failure} />
    </>
  );
}
