import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { viewerOf } from "~/auth/session.server";
import type { BarrierFailure } from "~/components/legal/barrier-report";
import { Barrierefreiheit } from "~/components/legal/barrierefreiheit";
import { wholeDocument } from "~/components/whole-document";
import { parseBarrierForm } from "~/domain/forms/barrier-form";
import { env } from "~/env.server";
import { reportBarrier } from "~/models/barrier.server";
import { municipalities, municipalityOf } from "~/models/municipality-read.server";
import { formBody } from "../form-body.server";
import { withRetryAfter } from "../pass-headers";
import { tooMany } from "../too-many.server";
import { legalPage } from "./legal-page.server";

export const headers = withRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await legalPage(request, "accessibility", params.slug);
  const report = {
    municipality: page.office?.name ?? null,
    others: page.office ? [] : await municipalities(),
    page: cameFrom(request),
    sent: new URL(request.url).searchParams.has("sent"),
  };
  return { ...page, report };
}

/** The path of the page before this one, where the browser names it (same origin: Referrer-Policy). */
function cameFrom(request: Request): string {
  const referrer = request.headers.get("referer") ?? "";
  if (!URL.canParse(referrer)) return "";
  const { origin, pathname } = new URL(referrer);
  return origin === new URL(env().baseUrl).origin ? pathname.slice(0, 300) : "";
}

/** Whoever reports a barrier need not say who they are. */
export async function action({ request, params }: ActionFunctionArgs) {
  const municipality = await municipalityOf(params.slug);
  if (!municipality) throw notFound();
  const parsed = parseBarrierForm(await formBody(request));
  if (!parsed.ok)
    return data<BarrierFailure>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const viewer = await viewerOf(request);
  const allowed = await limited(request, "barrier", viewer?.id ?? null);
  if (!allowed.ok)
    return tooMany<BarrierFailure>(allowed.retryAfterSeconds, { errors: {}, values: parsed.value });
  await reportBarrier(municipality.id, parsed.value, new Date());
  return redirect(`${new URL(request.url).pathname}?sent=1#melden`, 303);
}

export const handle = { plain: ["page"] };

export const clientLoader = wholeDocument;

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function BarrierefreiheitPage() {
  const { imprint, office, operator, report } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Barrierefreiheit imprint={imprint} office={office} operator={operator} report={{ ...report, failure }} />
  );
}
