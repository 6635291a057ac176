import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/auth/guards.server";
import { NeedPage } from "~/components/need-page";
import type { NeedPageFailure } from "~/components/need-page-data";
import { TooMany } from "~/components/too-many";
import { wholeDocument } from "~/components/whole-document";
import { behindPost, formBody } from "../form-body.server";
import { withRetryAfter } from "../pass-headers";
import { tooMany } from "../too-many.server";
import { loadNeedPage, needId } from "./need-page.server";
import { takePart } from "./take.server";

export const handle = { wide: true, plain: ["page"] };
export const clientLoader = wholeDocument;
export const headers = withRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect(`/help/${needId(params.id)}`, 303);
  return loadNeedPage(request, params.id);
}

/** "Ich bin dabei". Who comes by a shared link gives a name and is somebody from then on. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  const forOther = new URL(request.url).searchParams.get("for") === "other";
  const taken = await takePart(request, id, await formBody(request), forOther);
  if (taken.is === "done") {
    const { cookie, entered } = taken;
    const page = entered ? `/help/${id}?for=entered` : `/help/${id}`;
    return redirect(page, { status: 303, headers: cookie ? { "Set-Cookie": cookie } : undefined });
  }
  const { values } = taken;
  if (taken.is === "hasty") return tooMany<NeedPageFailure>(60, { values });
  if (taken.is === "invalid") return data<NeedPageFailure>({ errors: taken.errors, values }, { status: 422 });
  if (taken.reason === "not-found") throw notFound();
  return data<NeedPageFailure>({ refusal: taken.reason, values }, { status: 409 });
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
