import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { AnswerPage } from "~/components/answer-page";
import type { AnswerFailure } from "~/components/answer-page-data";
import { wholeDocument } from "~/components/whole-document";
import { parseAnswerForm } from "~/domain/forms/answer-form";
import { isUuid } from "~/domain/uuid";
import { answerByLink } from "~/models/answer-link.server";
import { formBody } from "../form-body.server";
import { answerLinkOf, answerPath } from "./answer-cookie.server";
import { loadAnswerPage } from "./answer-page.server";

export const handle = { plain: ["page"] };
export const clientLoader = wholeDocument;

/** What a ping's link leads to. Whoever has the address only, because it was shared, sees the need itself. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isUuid(params.id)) throw notFound();
  const link = answerLinkOf(request, params.id);
  const page = link && (await loadAnswerPage(request, link));
  return page ?? redirect(`/help/${params.id}`, 303);
}

/** The one button, and the way back. Signs nobody in: the next page of ours knows as little as before. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (!isUuid(params.id)) throw notFound();
  const link = answerLinkOf(request, params.id);
  if (!link) return redirect(`/help/${params.id}`, 303);
  const parsed = parseAnswerForm(await formBody(request), now());
  if (!parsed.ok) {
    return data<AnswerFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  }
  const { answer, ...details } = parsed.value;
  const result = await answerByLink(link, answer, details, now());
  if (result.ok) return redirect(`${answerPath(params.id)}?done=${answer}`, 303);
  if (result.reason === "not-found") throw notFound();
  return data<AnswerFailure>({ refusal: result.reason }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Answer() {
  const { page } = useLoaderData<typeof loader>();
  return <AnswerPage page={page} failure={useActionData<typeof action>()} />;
}
