import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/auth/guards.server";
import { NeedPage } from "~/components/need-page";
import type { NeedPageFailure } from "~/components/need-page-data";
import { wholeDocument } from "~/components/whole-document";
import { isUuid } from "~/domain/uuid";
import { behindPost, formBody } from "../form-body.server";
import { loadNeedPage, needId } from "./need-page.server";
import { giveBackOnce } from "./take.server";

export const handle = { wide: true, plain: ["page"] };
export const clientLoader = wholeDocument;

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect(`/help/${needId(params.id)}`, 303);
  return loadNeedPage(request, params.id);
}

/** Gives the places of one shift back; the page then offers to take them again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  const form = await formBody(request);
  const shiftId = form.get("shiftId");
  if (!isUuid(shiftId)) return data<NeedPageFailure>({ errors: { shiftId: "required" } }, { status: 422 });
  const viewer = await requirePerson(request);
  const given = await giveBackOnce(id, shiftId, viewer, form.get("key"));
  return redirect(given ? `/help/${id}?withdrawn=${shiftId}` : `/help/${id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Withdraw() {
  const { page } = useLoaderData<typeof loader>();
  return <NeedPage page={page} failure={useActionData<typeof action>()} />;
}
