import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/auth/guards.server";
import type { Viewer } from "~/auth/session.server";
import { now } from "~/clock.server";
import { NeedPage } from "~/components/need-page";
import type { NeedPageFailure } from "~/components/need-page-data";
import { wholeDocument } from "~/components/whole-document";
import { findPublicNeed } from "~/models/help-request-read.server";
import { answerInvitation } from "~/models/invitation.server";
import { declineUnasked } from "~/models/own-answers.server";
import { reconfirm } from "~/models/signup.server";
import { behindPost, formBody } from "../form-body.server";
import { viewerReasons } from "../resident-fit.server";
import { loadNeedPage, needId } from "./need-page.server";

export const handle = { wide: true, plain: ["page"] };
export const clientLoader = wholeDocument;

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!behindPost(request)) throw redirect(`/help/${needId(params.id)}`, 303);
  return loadNeedPage(request, params.id);
}

/** "Diesmal nicht" and its undo; "Passt noch" after a change. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = needId(params.id);
  const answer = (await formBody(request)).get("answer");
  if (answer !== "not-this-time" && answer !== "undo" && answer !== "still-fits") {
    return data<NeedPageFailure>({ errors: { answer: "unknown-choice" } }, { status: 422 });
  }
  const viewer = await requirePerson(request);
  if (answer === "still-fits") await reconfirm(id, viewer.id, now());
  if (answer === "undo") await answerInvitation(id, viewer.id, null, now());
  if (answer === "not-this-time") await decline(viewer, id);
  return redirect(`/help/${id}`, 303);
}

async function decline(viewer: Viewer, id: string): Promise<void> {
  const clock = now();
  if (await answerInvitation(id, viewer.id, "not_this_time", clock)) return;
  const need = await findPublicNeed(id);
  const reasons = need && viewerReasons(viewer, need, clock);
  if (reasons) await declineUnasked(id, viewer.id, reasons, clock);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Answer() {
  const { page } = useLoaderData<typeof loader>();
  return <NeedPage page={page} failure={useActionData<typeof action>()} />;
}
