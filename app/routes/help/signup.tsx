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
import { parseSignupForm, type SignupInput } from "~/domain/forms/signup-form";
import { type SignupRequest, signUp } from "~/models/signup.server";
import { behindPost, formBody } from "../form-body.server";
import { loadNeedPage, needId } from "./need-page.server";

export const handle = { wide: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect(`/help/${needId(params.id)}`, 303);
  return loadNeedPage(request, params.id);
}

/** "Ich bin dabei". Who comes by a shared link gives a name and is somebody from then on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  const viewer = await viewerOf(request);
  const parsed = parseSignupForm(await formBody(request), now(), { nameRequired: viewer === null });
  if (!parsed.ok) {
    return data<NeedPageFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  }
  let cookie: string | null = null;
  const result = await signUp(
    id,
    requestOf(parsed.value, viewer?.id ?? null, localeOf(request, viewer)),
    now(),
    async (tx, personId) => {
      if (!viewer) cookie = await signIn(request, personId, "join", tx);
    },
  );
  if (result.ok) {
    return redirect(`/help/${id}`, { status: 303, headers: cookie ? { "Set-Cookie": cookie } : undefined });
  }
  if (result.reason === "not-found") throw notFound();
  return data<NeedPageFailure>({ refusal: result.reason, values: typedAgain(parsed.value) }, { status: 409 });
}

function requestOf(input: SignupInput, personId: string | null, locale: string): SignupRequest {
  const { shiftId, people, phone, birthYear, name } = input;
  const wish = { shiftId, people, phone, birthYear };
  return personId ? { ...wish, personId } : { ...wish, personId: null, name: name ?? "", locale };
}

function typedAgain({ shiftId, people, name, phone, birthYear }: SignupInput) {
  return {
    shiftId,
    people: String(people),
    name: name ?? "",
    phone: phone ?? "",
    birthYear: birthYear === null ? "" : String(birthYear),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Signup() {
  const { page } = useLoaderData<typeof loader>();
  return <NeedPage page={page} failure={useActionData<typeof action>()} />;
}
