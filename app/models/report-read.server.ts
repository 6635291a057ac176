import { concernsTeam, type ReportDecision, reportDecisions } from "~/domain/reports";
import { db } from "./db.server";
import type { Jobs } from "./job.server";

const perPage = 30;

const about = {
  helpRequest: { select: { id: true, title: true, text: true, hiddenAt: true, status: true } },
  association: { select: { id: true, name: true, status: true } },
} as const;

/** A municipality's reports: those that wait, oldest first, or those decided, newest first. `page` from 1. */
export async function reportsOf(municipalityId: string, status: "open" | "decided", page: number) {
  const where = { municipalityId, status };
  const [count, reports] = await Promise.all([
    db().report.count({ where }),
    db().report.findMany({
      where,
      include: about,
      orderBy:
        status === "open" ? [{ createdAt: "asc" }, { id: "asc" }] : [{ decidedAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  return { reports, count, pages: Math.max(1, Math.ceil(count / perPage)) };
}

export type StoredReport = Awaited<ReturnType<typeof reportsOf>>["reports"][number];

/** One of this municipality's own; a foreign one is not found. */
export async function reportOf(id: string, municipalityId: string): Promise<StoredReport | null> {
  return db().report.findFirst({ where: { id, municipalityId }, include: about });
}

/** What else is reported about the same thing: one picture rather than ten letters. */
export async function othersAbout(report: StoredReport): Promise<number> {
  const { associationId, helpRequestId, id } = report;
  return db().report.count({ where: { associationId, helpRequestId, status: "open", NOT: { id } } });
}

export type TeamDecision = {
  id: string;
  decision: ReportDecision;
  reason: string;
  decidedAt: Date;
  needId: string | null;
  title: string | null;
  municipality: string;
  contact: string;
};

/** What was decided about this team's needs, or one of them, in the last days: what, why, and whom to ask. */
export async function decisionsAbout(
  which: { associationIds: readonly string[] } | { helpRequestId: string },
  realNow: Date,
  days = 365,
): Promise<TeamDecision[]> {
  const rows = await db().report.findMany({
    where: {
      ...("helpRequestId" in which ? which : { associationId: { in: [...which.associationIds] } }),
      status: "decided",
      decision: { in: reportDecisions.filter(concernsTeam) },
      decidedAt: { gt: new Date(realNow.getTime() - days * 86_400_000) },
    },
    include: {
      helpRequest: { select: { id: true, title: true } },
      municipality: { select: { name: true, reportsContact: true, imprintEmail: true } },
    },
    orderBy: { decidedAt: "desc" },
    take: 20,
  });
  return rows.flatMap(({ id, decision, reason, decidedAt, helpRequest, municipality }) => {
    const known = reportDecisions.find((one) => one === decision);
    if (!known || !decidedAt) return [];
    return {
      ...{ id, decision: known, reason, decidedAt, municipality: municipality.name },
      ...{ needId: helpRequest?.id ?? null, title: helpRequest?.title ?? null },
      contact: municipality.reportsContact || municipality.imprintEmail,
    };
  });
}

/** What a mail about a report says, read when it is sent; null when nobody is there to read it any more. */
export async function reportNews({ reportId, to, news }: Jobs["report-mail"]) {
  const report = await db().report.findUnique({
    where: { id: reportId },
    include: {
      helpRequest: { select: { id: true, title: true } },
      association: { select: { id: true, name: true } },
      municipality: { select: { name: true, reportsContact: true, imprintEmail: true } },
    },
  });
  if (!report) return null;
  const reader =
    to === "reporter"
      ? { email: report.contact, locale: report.locale }
      : await db().person.findUnique({ where: { id: to }, select: { email: true, locale: true } });
  const decision = reportDecisions.find((one) => one === report.decision) ?? null;
  if (!reader?.email || (news === "decided" && !decision)) return null;
  const { municipality, helpRequest, association, reason } = report;
  return {
    ...{
      to: reader.email,
      locale: reader.locale,
      reader: to === "reporter" ? ("reporter" as const) : ("office" as const),
    },
    ...{ reportId, news, decision, reason, association: association.name, associationId: association.id },
    ...{
      needId: helpRequest?.id ?? null,
      title: helpRequest?.title ?? null,
      municipality: municipality.name,
    },
    contact: municipality.reportsContact || municipality.imprintEmail,
  };
}
