import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { signIn, type Viewer, viewerOf } from "~/auth/session.server";
import { now } from "~/clock.server";
import {
  type GuardianData,
  type GuardianFailure,
  GuardianPage,
  NewcomerGuardianPage,
} from "~/components/guardian-page";
import { mayHelp } from "~/domain/age";
import { parseGuardianForm, parseNewcomer } from "~/domain/forms/guardian-form";
import { consentState } from "~/domain/guardian";
import { env } from "~/env.server";
import { translator } from "~/i18n/translator.server";
import { askGuardian, guardianToken } from "~/models/guardian.server";
import { behindPost, formBody } from "../form-body.server";
import { headOf } from "../head.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = behindPost(request) ? await viewerOf(request) : await requirePerson(request);
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("privacy.guardian.title") }, locale);
  return { page: viewer && pageOf(viewer), head };
}

function pageOf({ id, name, birthYear, guardian }: Viewer): GuardianData {
  const needsConsent = mustAsk(birthYear);
  const state = needsConsent ? consentState(guardian) : "none";
  const shared = state === "asked" && guardian && !guardian.email;
  return {
    state,
    ownName: name,
    guardianName: guardian?.name ?? "",
    link: shared ? `${env().baseUrl}/guardian/${guardianToken(id, guardian.askedAt)}` : null,
    known: { guardianName: guardian?.name ?? "", guardianPhone: guardian?.phone ?? "" },
    needsConsent,
  };
}

/** Without a year of birth they say by coming here that they are young. */
function mustAsk(birthYear: number | null): boolean {
  return birthYear === null || !mayHelp(birthYear, false, now());
}

/** Asks a guardian. Who comes from a need and is nobody yet gives a name, and is somebody from then on. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const form = await formBody(request);
  const clock = now();
  const parsed = parseGuardianForm(form);
  const newcomer = viewer ? null : parseNewcomer(form, clock);
  if (!parsed.ok || newcomer?.ok === false) {
    const errors = {
      ...(parsed.ok ? {} : parsed.errors),
      ...(newcomer?.ok === false ? newcomer.errors : {}),
    };
    const values = parsed.ok ? typedAgain(form) : parsed.values;
    return data<GuardianFailure>({ errors, values }, { status: 422 });
  }
  let cookie: string | null = null;
  const asker = viewer
    ? { personId: viewer.id }
    : { name: newcomer?.name ?? "", birthYear: newcomer?.birthYear ?? null, locale: localeOf(request, null) };
  const question = {
    ...parsed.value,
    forConsent: mustAsk(viewer ? viewer.birthYear : (newcomer?.birthYear ?? null)),
  };
  const asked = await askGuardian(asker, question, clock, async (tx, personId) => {
    if (!viewer) cookie = await signIn(request, personId, "join", tx);
  });
  if (!asked.ok) return data<GuardianFailure>({ refusal: asked.reason }, { status: 409 });
  return redirect("/me/guardian", { status: 303, headers: cookie ? { "Set-Cookie": cookie } : undefined });
}

function typedAgain(form: FormData): Record<string, string> {
  const names = ["guardianName", "guardianEmail", "guardianPhone", "name", "birthYear"];
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "").slice(0, 300)]));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Guardian() {
  const { page } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  if (page) return <GuardianPage page={page} failure={failure} />;
  return failure && "errors" in failure ? <NewcomerGuardianPage failure={failure} /> : null;
}
