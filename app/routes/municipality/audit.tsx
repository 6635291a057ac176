import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf } from "~/auth/guards.server";
import { OfficePage } from "~/components/municipality/office-page";
import { AuditLog, type AuditRow } from "~/components/report-audit";
import { ReportPages } from "~/components/report-pages";
import { type AuditSubjectKind, auditActs } from "~/domain/audit";
import { roles } from "~/domain/permissions";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { auditPage, knownPseudonym } from "~/models/audit.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";
import { pageOf } from "./paging.server";

/** A town hall's own chain, and nobody else's. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request, "audit:read");
  const search = new URL(request.url).searchParams;
  const act = auditActs.find((one) => one === search.get("act")) ?? null;
  const page = pageOf(search);
  const [{ entries, count, pages }, own] = await Promise.all([
    auditPage({ chain: by.municipalityId, act }, page),
    knownPseudonym(viewer.id),
  ]);
  const locale = localeOf(request, viewer);
  return {
    ...{ office, act, page, pages, count },
    entries: entries.flatMap((entry) => rowOf(entry, own)),
    head: headOf({ title: translator(locale)("report.audit.title") }, locale),
  };
}

type Entry = Awaited<ReturnType<typeof auditPage>>["entries"][number];

function rowOf(
  { seq, at, actor, actorRole, act, subjectKind, subject }: Entry,
  own: string | null,
): AuditRow[] {
  const known = auditActs.find((one) => one === act);
  const kind = kinds.find((one) => one === subjectKind);
  if (!known) return [];
  return [
    {
      ...{ seq: String(seq), at: at.toISOString(), act: known },
      actor: nameOf(actor, own),
      role: roles.find((one) => one === actorRole) ?? "system",
      subject: kind
        ? { kind, short: shortOf(subject), link: linkTo(kind, subject), you: subject === own }
        : null,
    },
  ];
}

const kinds = [
  "need",
  "association",
  "person",
  "municipality",
  "report",
  "provider",
] as const satisfies AuditSubjectKind[];

const shortOf = (id: string) => id.slice(0, 8);

function nameOf(actor: string, own: string | null): string {
  if (actor === own) return "you";
  return actor === "system" || actor === "visitor" ? actor : shortOf(actor);
}

function linkTo(kind: AuditSubjectKind, id: string): string | null {
  if (kind === "report") return `/municipality/reports/${id}`;
  return kind === "association" ? `/municipality/associations/${id}` : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Audit() {
  const t = useT();
  const { office, page, pages, ...log } = useLoaderData<typeof loader>();
  return (
    <OfficePage office={office} title={t("report.audit.title")} lead={t("report.audit.lead")}>
      <AuditLog office={office} {...log} />
      <ReportPages page={page} pages={pages} />
    </OfficePage>
  );
}
