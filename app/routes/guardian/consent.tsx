import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { type ConsentData, ConsentEnded, ConsentPage } from "~/components/guardian-consent";
import { parseConsentForm } from "~/domain/forms/guardian-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { giveConsent, guardianByToken, withdrawConsent } from "~/models/guardian.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";

/** Whoever holds the link is the guardian: nobody signs in here, and a GET changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const clock = now();
  const guardian = await guardianByToken(params.token ?? "", clock);
  const locale = localeOf(request, null);
  const t = translator(locale);
  const childName = guardian?.person.name ?? "";
  const page: ConsentData | null = guardian && {
    childName,
    consentedAt: guardian.consentedAt?.toISOString() ?? null,
    phone: guardian.phone,
    now: clock.toISOString(),
  };
  const title = guardian ? t("privacy.consent.title", { name: childName }) : t("privacy.consent.gone");
  const head = [...headOf({ title }, locale), { name: "robots", content: "noindex" }];
  return data({ page, head }, { status: guardian ? 200 : 404 });
}

type Answer = { withdrawn: true } | { typedPhone: string };

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const form = await formBody(request);
  if (form.get("intent") === "withdraw") {
    if (await withdrawConsent(token, now())) return data<Answer>({ withdrawn: true });
    return redirect(new URL(request.url).pathname, 303);
  }
  const parsed = parseConsentForm(form);
  if (!parsed.ok) {
    const typedPhone = String(form.get("phone") ?? "").slice(0, 100);
    return data<Answer>({ typedPhone }, { status: 422 });
  }
  await giveConsent(token, parsed.phone, now());
  return redirect(new URL(request.url).pathname, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Consent() {
  const t = useT();
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "withdrawn" in answer) return <ConsentEnded withdrawn />;
  if (!page) return <ConsentEnded withdrawn={false} />;
  return <ConsentPage page={page} phoneError={answer && t("errors.phone")} typedPhone={answer?.typedPhone} />;
}
