import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { TeamNeedPage } from "~/components/association/need-page";
import type { RosterAnswer } from "~/components/association/roster";
import { isUnreached, sendOrStay } from "~/components/unreached";
import { parseSignupForm } from "~/domain/forms/signup-form";
import { isUuid } from "~/domain/uuid";
import { enterByName, markMissed, removeSignup, restoreSignup } from "~/models/roster.server";
import { confirmByPhone } from "~/models/roster-confirm.server";
import { behindPost, formBody } from "../form-body.server";
import { actOnPerson } from "./roster-acts.server";
import { ownNeed, teamNeedPage } from "./team-need.server";

export const handle = { wide: true };
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult }) => !isUnreached(actionResult);

export const clientAction = sendOrStay<RosterAnswer>;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, need } = await ownNeed(request, params.id);
  if (!behindPost(request)) throw redirect(`/association/help/${need.id}`);
  if (need.status === "draft") throw redirect(`/association/help/${need.id}/edit`);
  return teamNeedPage(request, viewer, need);
}

type OwnNeed = Awaited<ReturnType<typeof ownNeed>>["need"];

/** The coordinator enters a helper by name, takes somebody off (and back on), or marks who did not come. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, need } = await ownNeed(request, params.id);
  const form = await formBody(request);
  if (form.get("intent") === "add") return add(need, form);
  const signupId = form.get("signupId");
  if (!isUuid(signupId)) throw notFound();
  const page = `/association/help/${need.id}`;
  switch (form.get("intent")) {
    case "remove":
      await ok(removeSignup(need, signupId, now()));
      return redirect(`${page}?${new URLSearchParams({ done: "removed", signup: signupId })}`, 303);
    case "restore": {
      const result = await restoreSignup(need, signupId, now());
      if (!result.ok && result.reason === "full") return refuse("full");
      if (!result.ok) throw notFound();
      return redirect(`${page}?done=restored`, 303);
    }
    case "still-fits":
      if (!(await confirmByPhone(need, signupId, now()))) throw notFound();
      return redirect(page, 303);
    case "missed":
    case "present":
      await ok(markMissed(need, signupId, form.get("intent") === "missed"));
      return redirect(page, 303);
    default:
      return actOnPerson(viewer, need, signupId, form);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function RosterPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  return <TeamNeedPage {...page} done={null} rosterDone={null} refused={null} answer={answer} />;
}

async function add(need: OwnNeed, form: FormData) {
  const parsed = parseSignupForm(form, now(), { nameRequired: true });
  if (!parsed.ok) {
    return data<RosterAnswer>(
      { refusal: null, errors: parsed.errors, values: parsed.values },
      { status: 422 },
    );
  }
  const { shiftId, name, people, phone } = parsed.value;
  const result = await enterByName(need, { shiftId, name: name ?? "", people, phone }, now());
  if (result.ok) return redirect(`/association/help/${need.id}?done=added`, 303);
  if (result.reason === "not-found") throw notFound();
  return refuse(result.reason, { shiftId, name: name ?? "", people: String(people), phone: phone ?? "" });
}

function refuse(refusal: "full" | "past", values: RosterAnswer["values"] = {}) {
  return data<RosterAnswer>({ refusal, errors: {}, values }, { status: 409 });
}

async function ok(result: ReturnType<typeof markMissed>): Promise<void> {
  if (!(await result).ok) throw notFound();
}
