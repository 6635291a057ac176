import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { NeedPage } from "~/components/need-page";
import type { NeedPageFailure } from "~/components/need-page-data";
import { isUuid } from "~/domain/uuid";
import { withdraw } from "~/models/signup.server";
import { behindPost, formBody } from "../form-body.server";
import { loadNeedPage, needId } from "./need-page.server";

export const handle = { wide: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect(`/help/${needId(params.id)}`, 303);
  return loadNeedPage(request, params.id);
}

/** Gives the places of one shift back; the page then offers to take them again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  const shiftId = (await formBody(request)).get("shiftId");
  if (!isUuid(shiftId)) return data<NeedPageFailure>({ errors: { shiftId: "required" } }, { status: 422 });
  const viewer = await requirePerson(request);
  const given = await withdraw(id, shiftId, viewer.id, now());
  return redirect(given ? `/help/${id}?withdrawn=${shiftId}` : `/help/${id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Withdraw() {
  const { page } = useLoaderData<typeof loader>();
  return <NeedPage page={page} failure={useActionData<typeof action>()} />;
}
