import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, requireFresh, requirePerson } from "~/auth/guards.server";
import { signOut, type Viewer } from "~/auth/session.server";
import { now } from "~/clock.server";
import { type EraseData, ErasePage, type EraseRefused } from "~/components/erase-page";
import { translator } from "~/i18n/translator.server";
import { erase, eraseRefusal } from "~/models/erase.server";
import { confirmedShiftsOf } from "~/models/own-answers.server";
import { headOf } from "../head.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await proven(request);
  const locale = localeOf(request, viewer);
  const [refusal, shifts] = await Promise.all([eraseRefusal(viewer.id), confirmedShiftsOf(viewer.id)]);
  const clock = now();
  const page: EraseData = {
    coming: shifts.filter((shift) => shift.end > clock).length,
    associations: viewer.memberships.map(({ association }) => association.name),
    municipalities: viewer.staff.map(({ municipality }) => municipality.name),
    refusal,
  };
  return { page, head: headOf({ title: translator(locale)("privacy.erase.title") }, locale) };
}

/** Erases everything about the viewer, now (Art. 17 GDPR). */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await proven(request);
  const erased = await erase(viewer.id, now());
  if (!erased.ok) {
    const { reason, names } = erased;
    return data<{ refusal: EraseRefused }>({ refusal: { reason, names } }, { status: 409 });
  }
  // The browser forgets, too: what it kept for bad networks, and its delivery address.
  const headers = { "Set-Cookie": await signOut(request), "Clear-Site-Data": `"storage"` };
  return redirect("/me/erased", { status: 303, headers });
}

/** Who has a way to show who they are is asked to, and comes back to this page; who only has this browser is not. */
async function proven(request: Request): Promise<Viewer> {
  const viewer = await requirePerson(request);
  const { emailConfirmed, passkeys, identities } = viewer;
  if (emailConfirmed || passkeys > 0 || identities > 0) requireFresh(new Request(request.url), viewer);
  return viewer;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Leave() {
  const { page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ErasePage page={refused ? { ...page, refusal: refused.refusal } : page} />;
}
