import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ensureBrowser } from "~/auth/browser.server";
import { localeOf, notFound } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { viewerOf } from "~/auth/session.server";
import { ReportForm } from "~/components/report-form";
import { ReportSent } from "~/components/report-sent";
import { parseReportForm } from "~/domain/forms/report-form";
import { reportSubjects } from "~/domain/reports";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { findReportable, type Reportable, report } from "~/models/report.server";
import { formBody } from "./form-body.server";
import { headOf } from "./head.server";
import { tooMany } from "./too-many.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const { subject, id, title, associationId, association, municipality, contact } = await reportable(request);
  const sent = new URL(request.url).searchParams.get("sent");
  const locale = localeOf(request, viewer);
  const { setCookie } = ensureBrowser(request);
  return data(
    {
      about: { subject, id, title, associationId, association, municipality, contact },
      sent: sent === "told" || sent === "untold" ? sent : null,
      email: viewer?.emailConfirmed ? (viewer.email ?? "") : "",
      head: headOf({ title: translator(locale)("report.title") }, locale),
    },
    setCookie ? { headers: { "Set-Cookie": setCookie } } : undefined,
  );
}

/** Whoever reports need not say who they are. */
export async function action({ request }: ActionFunctionArgs) {
  const about = await reportable(request);
  const parsed = parseReportForm(await formBody(request));
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, { status: 422 });
  const viewer = await viewerOf(request);
  const allowed = await limited(request, "report", viewer?.id ?? null);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, { errors: {}, values: parsed.value });
  const by = { personId: viewer?.id ?? null, locale: localeOf(request, viewer) };
  await report(about, parsed.value, by, new Date());
  const query = new URLSearchParams({
    [about.subject]: about.id,
    sent: parsed.value.contact ? "told" : "untold",
  });
  return redirect(`/report?${query}`, 303);
}

/** What the address names: `need`, `association` or `message`, by its id. @throws 404 */
async function reportable(request: Request): Promise<Reportable> {
  const search = new URL(request.url).searchParams;
  const subject = reportSubjects.find((one) => search.has(one));
  const id = subject && search.get(subject);
  const found = subject && isUuid(id) ? await findReportable(subject, id) : null;
  if (!found) throw notFound();
  return found;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];
export { secretPage as headers } from "./pass-headers";

export default function Report() {
  const t = useT();
  const { about, sent, email } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <>
      <header className="page-head">
        <h1>{t("report.title")}</h1>
        {!sent && <p className="lead">{t("report.lead", { municipality: about.municipality })}</p>}
      </header>
      {sent ? (
        <ReportSent about={about} answered={sent === "told"} />
      ) : (
        <ReportForm about={about} email={email} failure={failure} />
      )}
    </>
  );
}
