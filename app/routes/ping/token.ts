import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { answers } from "~/domain/forms/answer-form";
import { answerByLink, answerState, type LinkAnswer } from "~/models/answer-link.server";
import { readAnswerToken } from "~/models/answer-token.server";
import { formBody } from "../form-body.server";
import { answerCookie, answerPath } from "./answer-cookie.server";
import { confirmationOf } from "./confirmation.server";

/** A link from a ping. Opening it changes nothing: the token moves from the address into a cookie. */
export function loader({ params }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const link = readAnswerToken(token);
  if (!link) throw notFound();
  return redirect(answerPath(link.helpRequestId), {
    status: 303,
    headers: {
      "Set-Cookie": answerCookie(token, link.helpRequestId),
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
    },
  });
}

/**
 * The ping's own button, from the service worker: answered with what to show in the ping's place (200), or with
 * the reason (409), upon which the worker opens the page.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const link = readAnswerToken(params.token ?? "");
  if (!link) throw notFound();
  const answer = (await formBody(request)).get("answer");
  if (!isAnswer(answer)) return Response.json({ ok: false, reason: "unknown-choice" }, { status: 422 });
  const clock = now();
  const result = await answerByLink(link, answer, { phone: null, birthYear: null }, clock);
  if (!result.ok) {
    return Response.json(result, { status: result.reason === "not-found" ? 404 : 409 });
  }
  const state = await answerState(link, clock);
  return Response.json({ ok: true, notification: state && confirmationOf(state, answer, clock) });
}

function isAnswer(answer: unknown): answer is LinkAnswer {
  return answers.some((one) => one === answer);
}
