import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson, requireStaff } from "~/auth/guards.server";
import { Choose } from "~/components/municipality/choose";
import { OfficePage } from "~/components/municipality/office-page";
import { Overview, type OverviewData } from "~/components/municipality/overview";
import { BackupNotice } from "~/components/report-backup";
import { env } from "~/env.server";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { backupState } from "~/models/backup.server";
import { municipalityById, standingOf } from "~/models/municipality-read.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const head = headOf(
    { title: translator(localeOf(request, viewer))("municipality.nav.main") },
    localeOf(request, viewer),
  );
  const undecided = viewer.staff.length > 1 && !new URL(request.url).searchParams.has("m");
  if (undecided) {
    await requireStaff(request, null);
    const choice = viewer.staff.map(({ municipality: { slug, name } }) => ({ slug, name }));
    return { choice, page: null, head };
  }
  const { office, by } = await officeOf(request);
  const [municipality, standing, backup] = await Promise.all([
    municipalityById(by.municipalityId),
    standingOf(by.municipalityId),
    backupState(new Date()),
  ]);
  const { imprintName, imprintAddress, imprintEmail, privacyContact, enforcementBody, slug } = municipality;
  const overview: OverviewData = {
    ...standing,
    urgent: office.waiting.urgent,
    missing: [
      ...(imprintName && imprintAddress && imprintEmail ? [] : ["imprint" as const]),
      ...(privacyContact ? [] : ["privacy" as const]),
      ...(enforcementBody ? [] : ["accessibility" as const]),
      ...(standing.approved > 0 ? [] : ["first" as const]),
    ],
    applyUrl: `${env().baseUrl}/associations/new?m=${slug}`,
  };
  return { choice: null, page: { office, overview, backup }, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function MunicipalityOverview() {
  const t = useT();
  const { choice, page } = useLoaderData<typeof loader>();
  if (!page) return <Choose municipalities={choice ?? []} />;
  return (
    <OfficePage office={page.office} title={t("municipality.overview.title")}>
      <BackupNotice backup={page.backup} />
      <Overview office={page.office} overview={page.overview} />
    </OfficePage>
  );
}
